import type { Contract, PlanAnswer, Range } from "@brainscan/ml/scaleup/answer";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import type { Scenario } from "@brainscan/ml/scaleup/scenario";
import type { ScaleUpFindings } from "./report/scale-up-section.ts";

const range = (value: number, low: number, high: number): Range => ({ value, low, high, level: 0.9 });

const READ_ON = "2026-11-23";

/** 22 cancers and 19 normals, too few to bound a miss rate of 5 %. */
export const QUALITY: StudyQuality = {
  ...{ nCancer: 22, nNormal: 19, nRepeats: 5, nAuditLabels: 0, nAuditCancers: 0, contract: 1, nPool: 79 },
  labelGain: null,
  poolPrevalence: { value: 0.6, low: 0.4, high: 0.75 },
  points: [
    {
      threshold: 0.1,
      cancers: { normal: 0, review: 4, cancer: 18 },
      normals: { normal: 11, review: 7, cancer: 1 },
      auditMisses: 0,
    },
    {
      threshold: 0.3,
      cancers: { normal: 0.6, review: 3.4, cancer: 18 },
      normals: { normal: 15, review: 3, cancer: 1 },
      auditMisses: 0,
    },
  ],
};

const SCENARIO: Scenario = {
  inputs: [
    {
      id: "nImages",
      distribution: { kind: "fixed", value: 4_000_000 },
      provenance: { kind: "given", source: "the brief" },
    },
    {
      id: "budgetEuro",
      distribution: { kind: "fixed", value: 5000 },
      provenance: { kind: "given", source: "the brief" },
    },
    {
      id: "imagesPerSecond",
      distribution: { kind: "logNormal", median: 39.5, sigma: 0.1 },
      provenance: { kind: "measured", figure: "/scaleUp/measured/imagesPerSecond/value", n: 120 },
    },
    {
      id: "expertSeconds",
      distribution: { kind: "triangular", low: 5, mode: 10, high: 30 },
      provenance: { kind: "assumption", source: "a published reading time", readOn: READ_ON },
    },
  ],
  choices: {
    ...{ reading: "automaticLabel", maxMissRate: 0.05, confidence: 0.95, maxCancerAmongNormal: 0.01 },
    ...{ requiredProbability: 0.9, nMachines: 1, bytesPerValue: 4, keepImages: false, ownPlan: null },
  },
  ...{ seed: 0, nDraws: 20_000 },
};

const CONTRACT: Contract = {
  ...{ status: "not decidable", maxMissRate: 0.05, confidence: 0.95, missRateUpperBound: 0.1273, nCancer: 22 },
  ...{ assumption: "SAME_SOURCE", cancerAmongNormalBound: null },
};

function plan(changes: Pick<PlanAnswer, "id" | "totalEuro"> & Partial<PlanAnswer>): PlanAnswer {
  return {
    parts: [
      { part: "automaticLabels", euro: 796_813 },
      { part: "review", euro: changes.totalEuro.value - 796_813 },
    ],
    ...{
      probabilityWithinBudget: 0,
      missedCancers: range(7_300, 300, 91_000),
      falseAlarms: range(190_000, 30_000, 700_000),
    },
    ...{ missRate: range(0.03, 0.002, 0.12), humanShare: range(0, 0, 0), expertLabels: range(0, 0, 0) },
    ...{ machineHours: range(28.1, 24, 33), wallHours: range(28.1, 24, 33), contract: CONTRACT },
    affordable: { nImages: 25_100, missedCancers: range(45, 2, 570) },
    status: "not feasible",
    ...changes,
  };
}

/** A study's answer by hand, complete: 796,813 euros for 4 million images at the price of the pilot. */
export function scaleUpFindings(): ScaleUpFindings {
  const audited = { ...CONTRACT, assumption: "RANDOM_SAMPLE" as const, cancerAmongNormalBound: 0.01 };
  return structuredClone<ScaleUpFindings>({
    measured: {
      imagesPerSecond: {
        ...{ value: 39.5, rates: [38, 39, 40, 41], n: 120, provider: "cpu", device: "CPU", threads: 2 },
        measuredBy: "THIS_STUDY",
      },
      predictionsPerSecond: { value: 21_000, rates: [20_000, 21_000, 22_000], n: 120 },
      imageBytes: { value: 18_250.5, n: 131 },
      embeddingValues: { value: 768, n: 2 },
    },
    quality: QUALITY,
    answer: {
      scenario: SCENARIO,
      verdict: {
        ...{ status: "not feasible", plan: "automatic", probability: 0, missedCancers: range(7_300, 300, 91_000) },
        constraints: ["BUDGET", "MISS_RATE_UNKNOWN"],
        conditions: [
          {
            what: "automaticLabelEuro",
            ...{ comparator: "at most", today: 0.1992, required: 0.00125, withinReach: false },
          },
          { what: "labelledCancers", comparator: "at least", today: 22, required: 59, withinReach: true },
        ],
        nextStep: { code: "LABEL_CANCERS", euro: 123, amount: 37 },
        withOverheads: { status: "not feasible", probability: 0, entered: false },
      },
      plans: [
        plan({ id: "automatic", totalEuro: range(796_813, 796_813, 796_813) }),
        plan({ id: "review", totalEuro: range(1_900_000, 1_200_000, 4_100_000), humanShare: range(0.3, 0.2, 0.5) }),
        plan({ id: "audited", totalEuro: range(797_300, 797_000, 798_000), contract: audited }),
      ],
      readings: [
        {
          ...{ reading: "automaticLabel", status: "not feasible", plan: "automatic" },
          totalEuro: range(796_813, 796_813, 796_813),
          ...{ probability: 0, affordableImages: 25_100, automaticLabelEuro: 0.1992, expertLabelEuro: 0.33 },
        },
      ],
      tornado: [{ id: "expertSeconds", low: 6, high: 24, euroAtLow: 796_900, euroAtHigh: 798_100 }],
      breakEvens: [{ id: "automaticLabelEuro", today: 0.1992, value: 0.00125 }],
      frontier: [
        {
          ...{ plan: "review", threshold: 0.1, missRate: range(0.02, 0, 0.12), humanShare: 0.3 },
          ...{ totalEuro: range(1_900_000, 1_200_000, 4_100_000), status: "not decidable" },
        },
      ],
      prevalence: [
        {
          ...{ prevalence: 0.01, missedCancers: range(1_200, 50, 4_900), falseAlarms: range(190_000, 30_000, 700_000) },
          totalEuro: range(796_813, 796_813, 796_813),
        },
      ],
      recommendations: [{ code: "STORAGE", params: { gigabytes: 8.192 } }],
    },
  });
}
