import { expect, test } from "vitest";
import type { Condition } from "./answer.ts";
import { nextStep, type StepPrices } from "./next-step.ts";
import type { QualityFinding } from "./quality-finding.ts";

const PRICES: StepPrices = {
  ...{ labelEuro: 2, machineHourEuro: 0.36, imagesPerSecond: 10, predictionsPerSecond: 1000 },
  ...{ pilotImages: 1000, pilotLabels: 100, affordableImages: 25_100, auditImages: 299 },
};
const KEPT: QualityFinding = {
  ...{ state: "kept", constraints: [], conditions: [], randomLabels: null, cancerLabels: null },
};
const WITHIN = { probability: 1, within: true, condition: null };
const NO_GAIN = { labelGain: null };

const beyond = (what: Condition["what"], today = 1, required = 0.5) => ({
  ...{ probability: 0, within: false },
  condition: { what, today, required, comparator: "at most", withinReach: false } as const,
});

test.each([
  ["automaticLabelEuro", { code: "AGREE_PRICE", euro: 0, amount: 0.5 }],
  ["expertHourEuro", { code: "AGREE_PRICE", euro: 0, amount: 0.5 }],
  // A hundred seconds of images and one of predictions.
  ["imagesPerSecond", { code: "MEASURE_SPEED", euro: expect.closeTo((101 / 3600) * 0.36, 9), amount: 1000 }],
  ["expertSeconds", { code: "MEASURE_SPEED", euro: 200, amount: 100 }],
  ["budgetEuro", { code: "REDUCE_IMAGES", euro: 0, amount: 25_100 }],
  ["storageMonths", { code: "REDUCE_IMAGES", euro: 0, amount: 25_100 }],
] as const)("a budget that %s decides has its step", (what, step) => {
  expect(nextStep(beyond(what), KEPT, NO_GAIN, PRICES)).toEqual(step);
});

test("a share of cancers is told from the required one by labels at random: 1.96² p (1 - p) / d²", () => {
  const step = nextStep(beyond("prevalence", 0.2, 0.1), KEPT, NO_GAIN, PRICES);
  expect(step).toEqual({ code: "READ_RANDOM_LABELS", euro: 124, amount: 62 });
});

test("of steps that settle something the cheapest is named", () => {
  const unknown: QualityFinding = { ...KEPT, state: "unknown", randomLabels: 94, cancerLabels: 12 };
  expect(nextStep(WITHIN, unknown, NO_GAIN, PRICES)).toEqual({ code: "LABEL_CANCERS", euro: 24, amount: 12 });
  const estimated: QualityFinding = { ...KEPT, state: "conditional", randomLabels: 94 };
  expect(nextStep(WITHIN, estimated, NO_GAIN, PRICES)).toMatchObject({ code: "READ_RANDOM_LABELS", euro: 188 });
  expect(nextStep(beyond("machineHourEuro"), unknown, NO_GAIN, PRICES)).toMatchObject({ code: "AGREE_PRICE" });
});

test("an audit that may find cancers is read to know", () => {
  const missRate: Condition = {
    what: "missRate",
    comparator: "at most",
    today: 0.02,
    required: 0.01,
    withinReach: true,
  };
  const goal: QualityFinding = { ...KEPT, state: "conditional", conditions: [missRate] };
  expect(nextStep(WITHIN, goal, NO_GAIN, PRICES)).toEqual({ code: "AUDIT_NORMALS", euro: 598, amount: 299 });
});

test("too many misses call for labels where these are known to help, and for nothing known otherwise", () => {
  const exceeded: QualityFinding = { ...KEPT, state: "exceeded", constraints: ["MISS_RATE"] };
  const gain = (value: number) => ({ labelGain: { gain: value, low: -0.1, high: 0.1, nFurther: 40 } });
  expect(nextStep(WITHIN, exceeded, gain(0.01), PRICES)).toEqual({ code: "LABEL_CANCERS", euro: 80, amount: 40 });
  expect(nextStep(WITHIN, exceeded, gain(-0.01), PRICES)).toBeNull();
  expect(nextStep(WITHIN, KEPT, NO_GAIN, PRICES)).toBeNull();
});
