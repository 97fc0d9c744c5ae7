import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { VERDICT_STATUSES } from "@brainscan/ml/scaleup/answer";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import { INPUT_IDS } from "@brainscan/ml/scaleup/scenario";
import { z } from "zod";
import { count } from "./figure.ts";
import { measuredSection, planId, qualitySection, reading, scenarioSection } from "./scale-up-scenario-section.ts";

const share = z.number().min(0).max(1);

const range = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number(), level: share })
  .meta({ id: "ScaleUpRange", description: "The median, and the range that a share `level` of the draws lie in." });

const missStatus = z
  .enum(["certified", "estimated", "not decidable", "refuted"])
  .describe(
    "certified: bounded by random labels that trained and chose nothing. estimated: by out-of-fold scores. not decidable: too few labelled cancers to say. refuted: they say it is exceeded.",
  );

const contract = z.strictObject({
  status: missStatus,
  maxMissRate: share,
  confidence: share,
  missRateUpperBound: share.nullable().describe("One-sided, at that confidence; null when nothing bounds it."),
  nCancer: count.describe("Cancers behind the bound."),
  assumption: z
    .enum(["SAME_SOURCE", "RANDOM_SAMPLE"])
    .describe(
      "SAME_SOURCE: the images to come are drawn like the study's pool. RANDOM_SAMPLE: none but that the audit is drawn at random from the images themselves.",
    ),
  cancerAmongNormalBound: share
    .nullable()
    .describe(
      "Of an audited plan: the share of cancers among the automatic normals that its audit bounds, if it finds none.",
    ),
});

const verdictStatus = z
  .enum(VERDICT_STATUSES)
  .describe("Derived from the figures. feasible if: every condition has to come true.");

const plan = z
  .strictObject({
    id: planId,
    totalEuro: range,
    parts: z.array(
      z.strictObject({
        part: z.enum([
          "automaticLabels",
          "machines",
          "storage",
          "review",
          "audit",
          "engineering",
          "hosting",
          "compliance",
        ]),
        euro: z.number().describe("Median."),
      }),
    ),
    probabilityWithinBudget: share,
    missedCancers: range.describe("Among all images."),
    falseAlarms: range,
    missRate: range,
    humanShare: range.describe("Share of images that a human reads."),
    expertLabels: range,
    machineHours: range.describe("Hours of one machine."),
    wallHours: range.describe("Hours with all machines at work."),
    contract,
    affordable: z
      .strictObject({ nImages: count, missedCancers: range })
      .describe("The most images that the budget pays for at the required probability, and their misses."),
    status: verdictStatus,
  })
  .meta({ id: "ScaleUpPlan" });

const condition = z.strictObject({
  what: z.enum([...INPUT_IDS, "automaticLabelEuro", "expertLabelEuro", "randomLabels", "labelledCancers", "missRate"]),
  comparator: z.enum(["at most", "at least"]),
  today: z.number(),
  required: z.number(),
  withinReach: z.boolean().describe("Today's knowledge does not exclude it."),
});

const verdict = z
  .strictObject({
    status: verdictStatus,
    plan: planId,
    probability: share.describe("Of staying within budget."),
    missedCancers: range,
    constraints: z.array(z.enum(["BUDGET", "MISS_RATE", "MISS_RATE_UNKNOWN", "AUDIT_NOT_CERTIFIED"])),
    conditions: z.array(condition).describe("All together make the plan feasible."),
    nextStep: z
      .strictObject({
        code: z.enum([
          "READ_RANDOM_LABELS",
          "LABEL_CANCERS",
          "AGREE_PRICE",
          "REDUCE_IMAGES",
          "AUDIT_NORMALS",
          "MEASURE_SPEED",
        ]),
        euro: z.number(),
        amount: z.number().describe("Labels, images or the figure to agree on, by code."),
      })
      .nullable()
      .describe("The cheapest thing to do that narrows the answer."),
    withOverheads: z
      .strictObject({
        status: verdictStatus,
        probability: share,
        entered: z.boolean().describe("False: engineering, hosting and compliance are all 0."),
      })
      .describe("The same of the whole cost, with engineering, hosting and compliance."),
  })
  .meta({ id: "ScaleUpVerdict" });

const answer = z
  .strictObject({
    scenario: scenarioSection,
    verdict,
    plans: z.array(plan),
    readings: z
      .array(
        z.strictObject({
          reading,
          status: verdictStatus,
          plan: planId,
          totalEuro: range,
          probability: share,
          affordableImages: count,
          automaticLabelEuro: z.number(),
          expertLabelEuro: z.number(),
        }),
      )
      .describe("The answer under each reading of the pilot's budget."),
    tornado: z
      .array(
        z.strictObject({
          id: z.enum([...INPUT_IDS, "missRate"]),
          low: z.number(),
          high: z.number(),
          euroAtLow: z.number(),
          euroAtHigh: z.number(),
        }),
      )
      .describe(
        "Total of the verdict's plan when one input moves between its 5 % and 95 % quantile and the others stay at their medians.",
      ),
    breakEvens: z
      .array(
        z.strictObject({
          id: z.enum([...INPUT_IDS, "automaticLabelEuro", "expertLabelEuro"]),
          today: z.number(),
          value: z.number().nullable(),
        }),
      )
      .describe("Value of an input at which the plan costs the budget, others at their medians; null when none does."),
    frontier: z
      .array(
        z.strictObject({
          plan: planId,
          threshold: z.number(),
          missRate: range,
          totalEuro: range,
          humanShare: share,
          status: missStatus,
        }),
      )
      .describe("Miss rate against cost."),
    prevalence: z
      .array(z.strictObject({ prevalence: share, missedCancers: range, falseAlarms: range, totalEuro: range }))
      .describe("What is to be expected across the share of cancers among the images to come."),
    recommendations: z.array(
      z.strictObject({
        code: z.enum(["ARCHITECTURE", "HARDWARE", "STORAGE", "MONITORING", "DRIFT", "RETRAIN"]),
        params: z.record(z.string(), z.number()),
      }),
    ),
  })
  .meta({ id: "ScaleUpAnswer" });

/** What was measured, what the study found of its champion's errors, and the answer at the default scenario. */
export const scaleUpSection = z.strictObject({ measured: measuredSection, quality: qualitySection, answer }).meta({
  id: "ScaleUp",
  description: "What labelling a far larger set would cost and miss, and whether the budget allows it.",
}) satisfies z.ZodType<ScaleUpFindings>;

/** The same as the model computes it. */
export type ScaleUpFindings = { measured: ScaleUpMeasured; quality: StudyQuality; answer: ScaleUpAnswer };

export type ScaleUpMeasured = z.infer<typeof measuredSection>;
