import { expect, test } from "vitest";
import { automaticLabelEuro, embeddingGb, expertLabelEuro, machineHours } from "./base-cost.ts";
import { inputsOf, medianInputs } from "./draw-inputs.ts";
import { medianRates } from "./draw-rates.ts";
import { planOutcome } from "./plan-outcome.ts";
import { plannedAuditImages, plansOf } from "./plan-specs.ts";
import { planTotal } from "./plan-total.ts";
import { qualityOf, scenarioOf } from "./scaleup.fixture.ts";
import type { InputId } from "./scenario.ts";

const fixed = (values: Partial<Record<InputId, number>>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { kind: "fixed" as const, value }]));

const inputsAt = (values: Partial<Record<InputId, number>>) => medianInputs(inputsOf(scenarioOf(fixed(values))));

const [AUTOMATIC, REVIEW, AUDITED] = plansOf(scenarioOf().choices, 0);
const SPEEDS = { imagesPerSecond: 40, predictionsPerSecond: 10_000, retryShare: 0.1, machineHourEuro: 0.5 };
const STORE = { storageGbMonthEuro: 0.02, storageMonths: 12, imageBytes: 40_000 };
const RATES = {
  ...{ cancerNormal: Float64Array.of(0.02), cancerReview: Float64Array.of(0.1) },
  ...{ normalNormal: Float64Array.of(0.7), normalReview: Float64Array.of(0.2) },
};

test("300 euros for 1,506 images are 0.1992 a label, for 100 labels 3, and 5,000 for 4 million 0.00125", () => {
  const inputs = inputsAt({});
  expect(automaticLabelEuro(inputs)[0]).toBeCloseTo(0.1992, 4);
  expect(expertLabelEuro(inputs, "expertLabel")[0]).toBe(3);
  expect(expertLabelEuro(inputsAt({ expertSeconds: 15, expertHourEuro: 60 }), "computeBudget")[0]).toBe(0.25);
  const { choices } = scenarioOf();
  const atRequired = { inputs: inputsAt({ pilotBudgetEuro: 0.00125 * 1506 }), rates: RATES };
  expect(planTotal(AUTOMATIC, atRequired, choices, false)).toBeCloseTo(5000, 8);
  expect(planTotal(AUTOMATIC, { inputs, rates: RATES }, choices, false)).toBeCloseTo(796_812.75, 2);
});

test("4 million embeddings of 512 numbers are 8.192 GB in float32, half of that in float16", () => {
  expect([embeddingGb(4e6, 512, 4), embeddingGb(4e6, 512, 2)]).toEqual([8.192, 4.096]);
});

test("machines are paid by the hour, storage by gigabyte and month", () => {
  const inputs = inputsAt({ ...SPEEDS, ...STORE });
  const hours = (4e6 * 1.1 * (1 / 40 + 1 / 10_000)) / 3600;
  expect(machineHours(inputs)[0]).toBeCloseTo(hours, 9);
  const total = (keepImages: boolean, bytesPerValue: 2 | 4) =>
    planTotal(
      AUTOMATIC,
      { inputs, rates: RATES },
      { ...scenarioOf().choices, reading: "computeBudget", keepImages, bytesPerValue },
      false,
    );
  expect(total(false, 4)).toBeCloseTo(hours * 0.5 + 8.192 * 0.02 * 12, 9);
  expect(total(true, 2)).toBeCloseTo(hours * 0.5 + (4.096 + 160) * 0.02 * 12, 9);
});

test("experts read what is not decided, and their own misses count", () => {
  const inputs = inputsAt({ nImages: 10_000, prevalence: 0.1, readerMissRate: 0.05 });
  const at = (withheld: boolean) => planOutcome(REVIEW, inputs, RATES, withheld);
  const decided = at(false);
  expect(decided.reviewLabels[0]).toBeCloseTo(1000 * 0.1 + 9000 * 0.2, 9);
  expect(decided.missedCancers[0]).toBeCloseTo(1000 * (0.02 + 0.1 * 0.05), 9);
  expect(decided.falseAlarms[0]).toBeCloseTo(9000 * 0.1, 9);
  // Too few labels to decide any image normal: experts read those too.
  const undecided = at(true);
  expect(undecided.automaticNormals[0]).toBe(0);
  expect(undecided.reviewLabels[0]).toBeCloseTo(1000 * 0.12 + 9000 * 0.9, 9);
  expect(undecided.missedCancers[0]).toBeCloseTo(1000 * 0.12 * 0.05, 9);
});

test("without review what is not decided is called cancer", () => {
  const outcome = planOutcome(AUTOMATIC, inputsAt({ nImages: 10_000, prevalence: 0.1 }), RATES, true);
  expect(outcome.reviewLabels[0]).toBe(0);
  expect(outcome.missedCancers[0]).toBeCloseTo(20, 9);
  expect(outcome.falseAlarms[0]).toBeCloseTo(9000 * 0.3, 9);
});

test("an audit reads as many automatic normals as its bound needs, or all if there are fewer, and finds its share", () => {
  expect(plannedAuditImages({ maxCancerAmongNormal: 0.001, confidence: 0.95 }, 0)).toBe(2995);
  expect(plannedAuditImages({ maxCancerAmongNormal: 0.001, confidence: 0.95 }, 0.1)).toBe(3328);
  expect(AUDITED.auditImages).toBe(299);
  const audited = (nImages: number) =>
    planOutcome(AUDITED, inputsAt({ nImages, prevalence: 0.1, readerMissRate: 0.05 }), RATES, false);
  expect(audited(10_000).auditLabels[0]).toBe(299);
  const normals = 1000 * 0.02 + 9000 * 0.7;
  expect(audited(10_000).missedCancers[0]).toBeCloseTo(20 * (1 - (299 / normals) * 0.95), 9);
  expect(audited(100).auditLabels[0]).toBeCloseTo(normals / 100, 9);
  expect(audited(100).missedCancers[0]).toBeCloseTo(0.2 * 0.05, 9);
});

test("a study's median rates are what the arithmetic takes at single values", () => {
  const { points } = qualityOf();
  expect(medianRates(points[0]).cancerNormal[0]).toBeLessThan(medianRates(points[5]).cancerNormal[0]);
});
