import type { Distribution } from "./distribution.ts";

/** Every input of the cost model, in its unit. */
export const INPUT_IDS = [
  /** Images to label. */
  "nImages",
  "budgetEuro",
  /** The pilot that its 300 euros are read from: its budget, its images, of them labelled by experts. */
  "pilotBudgetEuro",
  "pilotImages",
  "pilotLabels",
  /** One machine, end to end: decode and embed. */
  "imagesPerSecond",
  /** Vectors that the classifier scores, a second and machine. */
  "predictionsPerSecond",
  /** Share of the work done twice. */
  "retryShare",
  "machineHourEuro",
  /** Bytes of one image file, and numbers kept of it as an embedding. */
  "imageBytes",
  "embeddingValues",
  "storageGbMonthEuro",
  "storageMonths",
  /** An expert's time for one image, and what an hour of it costs. */
  "expertSeconds",
  "expertHourEuro",
  /** P(an expert calls it normal | labelled cancer). */
  "readerMissRate",
  "engineeringEuro",
  "hostingEuro",
  "complianceEuro",
  /** Share of cancers among the images to label: not this pool's. */
  "prevalence",
] as const;

export type InputId = (typeof INPUT_IDS)[number];

/** Where an input comes from: a figure of the report (its path there and n), a source read on a day, the work's own brief,
 *  or the user's hand. */
export type Provenance =
  | { kind: "measured"; figure: string; n: number }
  | { kind: "assumption"; source: string; readOn: string }
  | { kind: "given"; source: string }
  | { kind: "user" };

export type ScaleUpInput = { id: InputId; distribution: Distribution; provenance: Provenance };

/** How the pilot's budget is read:
 *  - automaticLabel: as the price of one automatic label, all included: budget / images (0.1992 euros). It stands in for
 *    machines and storage.
 *  - expertLabel: as the price of one expert label: budget / labels (3 euros). It stands in for the expert's seconds.
 *  - computeBudget: as money for machines; labels and machines cost what they are measured or assumed to. */
export const READINGS = ["automaticLabel", "expertLabel", "computeBudget"] as const;
export type Reading = (typeof READINGS)[number];

/** What is done with the images.
 *  - automatic: every image gets the classifier's label
 *  - review: those that the chosen miss rate lets the classifier decide; experts read the others
 *  - audited: as automatic, then experts read a random sample of the automatic normals
 *  - own: the user's choice of the same parts */
export const PLAN_IDS = ["automatic", "review", "audited", "own"] as const;
export type PlanId = (typeof PLAN_IDS)[number];

export type PlanSpec = {
  id: PlanId;
  /** Whether experts read what the classifier does not decide; otherwise it decides everything. */
  reviewUndecided: boolean;
  /** Automatic normals drawn at random for experts to read; "planned": as many as bound their share of cancers. */
  auditImages: number | "planned";
};

/** What one decides rather than knows. */
export type Choices = {
  reading: Reading;
  /** Miss rate not to exceed, inside (0, 1), and the confidence that is asked of its bound. */
  maxMissRate: number;
  confidence: number;
  /** Share of cancers among the automatic normals that the audit is to bound. */
  maxCancerAmongNormal: number;
  /** Probability of staying within budget from which on a plan counts as within it. */
  requiredProbability: number;
  nMachines: number;
  /** Of a kept embedding's numbers: 4 (float32) or 2 (float16). */
  bytesPerValue: 4 | 2;
  /** Whether the images themselves are stored too, not only their embeddings. */
  keepImages: boolean;
  ownPlan: Omit<PlanSpec, "id"> | null;
};

/** Everything an answer follows from, but for the study's quality. Same scenario, same bytes. */
export type Scenario = {
  inputs: readonly ScaleUpInput[];
  choices: Choices;
  seed: number;
  nDraws: number;
};
