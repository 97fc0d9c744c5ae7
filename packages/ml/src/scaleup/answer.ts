import type { InputId, PlanId, Reading, Scenario } from "./scenario.ts";

/** A quantity of the simulation: its median and the range that `level` of the draws lie in. */
export type Range = { value: number; low: number; high: number; level: number };

/** certified: bounded by random labels that trained and chose nothing. estimated: by out-of-fold scores. not decidable:
 *  too few labelled cancers to say. refuted: they say it is exceeded. */
export type MissStatus = "certified" | "estimated" | "not decidable" | "refuted";

/** What is promised of a plan's misses, and under which assumption. */
export type Contract = {
  status: MissStatus;
  maxMissRate: number;
  confidence: number;
  /** One-sided bound of the miss rate at that confidence; null when nothing bounds it. */
  missRateUpperBound: number | null;
  /** Cancers behind the bound. */
  nCancer: number;
  /** SAME_SOURCE: the images to come are drawn like the study's pool. RANDOM_SAMPLE: none but that the audit is drawn at
   *  random from the images themselves. */
  assumption: "SAME_SOURCE" | "RANDOM_SAMPLE";
  /** Of an audited plan: the share of cancers among the automatic normals that its audit bounds, if it finds none. */
  cancerAmongNormalBound: number | null;
};

export type CostPart =
  | "automaticLabels"
  | "machines"
  | "storage"
  | "review"
  | "audit"
  | "engineering"
  | "hosting"
  | "compliance";

export type PlanAnswer = {
  id: PlanId;
  totalEuro: Range;
  /** Medians; parts that a plan or reading does not have are 0. Engineering, hosting and compliance are told here but are
   *  no part of totalEuro: see Verdict.withOverheads. */
  parts: { part: CostPart; euro: number }[];
  /** P(total <= budget). */
  probabilityWithinBudget: number;
  /** Missed cancers among all images, and those called cancer that are not. */
  missedCancers: Range;
  falseAlarms: Range;
  missRate: Range;
  /** Share of images that a human reads. */
  humanShare: Range;
  expertLabels: Range;
  /** Hours of one machine, and of all. */
  machineHours: Range;
  wallHours: Range;
  contract: Contract;
  /** The most images that the budget pays for at the required probability, and their misses. */
  affordable: { nImages: number; missedCancers: Range };
  status: VerdictStatus;
};

export const VERDICT_STATUSES = ["feasible", "feasible if", "not feasible", "not decidable yet"] as const;
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

/** What binds: the budget, the misses, or that the misses cannot be told. */
export type Constraint = "BUDGET" | "MISS_RATE" | "MISS_RATE_UNKNOWN" | "AUDIT_NOT_CERTIFIED";

/** A measurable statement that has to come true: `what` compared with `required`; `today` is its value now.
 *  `withinReach`: today's knowledge does not exclude it. randomLabels: labels drawn at random from the study's pool, those
 *  read so far among them; labelledCancers: cancers among such labels, where the pool's share of them is not known. */
export type Condition = {
  what: InputId | "automaticLabelEuro" | "expertLabelEuro" | "randomLabels" | "labelledCancers" | "missRate";
  comparator: "at most" | "at least";
  today: number;
  required: number;
  withinReach: boolean;
};

/** The cheapest thing to do that narrows the answer. */
export type NextStep = {
  code: "READ_RANDOM_LABELS" | "LABEL_CANCERS" | "AGREE_PRICE" | "REDUCE_IMAGES" | "AUDIT_NORMALS" | "MEASURE_SPEED";
  euro: number;
  /** By code: READ_RANDOM_LABELS and LABEL_CANCERS images to read, AGREE_PRICE the price in the condition's unit,
   *  REDUCE_IMAGES the images that the budget pays for, AUDIT_NORMALS automatic normals to read, MEASURE_SPEED images to
   *  time. */
  amount: number;
};

export type Verdict = {
  status: VerdictStatus;
  /** The plan that it speaks of: the best one. */
  plan: PlanId;
  probability: number;
  missedCancers: Range;
  constraints: Constraint[];
  /** All of them together make the plan feasible; empty when it is. */
  conditions: Condition[];
  nextStep: NextStep | null;
  /** The same of the whole cost, with engineering, hosting and compliance. `entered` false: they are all 0. */
  withOverheads: { status: VerdictStatus; probability: number; entered: boolean };
};

/** Total of the verdict's plan when one input moves between its 5 % and 95 % quantile and the others stay at their medians;
 *  an input of the cost that is known exactly has a bar without width. */
export type TornadoBar = { id: InputId | "missRate"; low: number; high: number; euroAtLow: number; euroAtHigh: number };

/** The value of an input, others at their medians, at which the plan costs the budget; null when no value does. */
export type BreakEven = { id: InputId | "automaticLabelEuro" | "expertLabelEuro"; today: number; value: number | null };

export type FrontierPoint = {
  plan: PlanId;
  threshold: number;
  missRate: Range;
  totalEuro: Range;
  humanShare: number;
  status: MissStatus;
};

export type PrevalencePoint = { prevalence: number; missedCancers: Range; falseAlarms: Range; totalEuro: Range };

export type Recommendation = {
  code: "ARCHITECTURE" | "HARDWARE" | "STORAGE" | "MONITORING" | "DRIFT" | "RETRAIN";
  /** What its sentence says, numbers only: see recommendations. */
  params: Record<string, number>;
};

export type ReadingAnswer = {
  reading: Reading;
  status: VerdictStatus;
  plan: PlanId;
  totalEuro: Range;
  probability: number;
  /** Images that the budget pays for. */
  affordableImages: number;
  automaticLabelEuro: number;
  expertLabelEuro: number;
};

/** Plain data: JSON keeps all of it. No NaN, no Infinity. */
export type ScaleUpAnswer = {
  scenario: Scenario;
  verdict: Verdict;
  plans: PlanAnswer[];
  readings: ReadingAnswer[];
  tornado: TornadoBar[];
  breakEvens: BreakEven[];
  frontier: FrontierPoint[];
  prevalence: PrevalencePoint[];
  recommendations: Recommendation[];
};
