import { expect, test } from "vitest";
import { inputsOf, medianInputs } from "./draw-inputs.ts";
import { recommendations } from "./recommendations.ts";
import { qualityOf, scenarioOf } from "./scaleup.fixture.ts";

const fixed = (value: number) => ({ kind: "fixed", value }) as const;
const SCENARIO = scenarioOf(
  {
    ...{ imagesPerSecond: fixed(40), predictionsPerSecond: fixed(20_000), retryShare: fixed(0) },
    ...{ imageBytes: fixed(50_000), storageGbMonthEuro: fixed(0.02), readerMissRate: fixed(0) },
    ...{ expertSeconds: fixed(36), expertHourEuro: fixed(50) },
  },
  { maxCancerAmongNormal: 0.001, nMachines: 2 },
);
const given = (quality = qualityOf()) =>
  recommendations({ inputs: medianInputs(inputsOf(SCENARIO)) }, quality, SCENARIO.choices);
const params = (code: string, quality = qualityOf()) => given(quality).filter((each) => each.code === code)[0].params;

test("machines are counted from the hours, and kept embeddings spare most of them", () => {
  const hours = 4e6 / 40 / 3600;
  expect(params("ARCHITECTURE").embedHours).toBeCloseTo(hours, 9);
  expect(params("ARCHITECTURE").predictHours).toBeCloseTo(hours / 500, 9);
  const { wallHours, machinesForDay, machinesForWeek } = params("HARDWARE");
  expect(wallHours).toBeCloseTo((hours + hours / 500) / 2, 9);
  expect([machinesForDay, machinesForWeek]).toEqual([2, 1]);
});

test("storage is told in float32 and float16, with its price a month, and that of the images", () => {
  const { gbFloat32, gbFloat16, gbImages, monthEuroFloat32 } = params("STORAGE");
  expect([gbFloat32, gbFloat16, gbImages]).toEqual([8.192, 4.096, 200]);
  expect(monthEuroFloat32).toBeCloseTo(0.16384, 9);
});

test("a month's sample bounds the share of missed cancers when none is found; several refute it", () => {
  expect(params("MONITORING")).toMatchObject({ images: 2995, maxShare: 0.001, confidence: 0.95 });
  expect(params("MONITORING").monthEuro).toBeCloseTo(2995 * 0.5, 6);
  // Three cancers are expected at 0.1 %: P(X >= 7) is 3.4 %, P(X >= 6) 8.4 %.
  expect(params("RETRAIN")).toMatchObject({ cancersFound: 7, aucGain: 0.004, nFurther: 50, labelsEuro: 25 });
  expect(params("RETRAIN", qualityOf({ labelGain: null }))).not.toHaveProperty("aucGain");
});

test("drift is a distance that chance exceeds once in a hundred months", () => {
  const { ksThreshold, nReference, nMonth } = params("DRIFT");
  expect([nReference, nMonth]).toEqual([1311, 2995]);
  // 1.628 sqrt((n + m) / (n m)), the 1 % point of Kolmogorov's distribution.
  expect(ksThreshold).toBeCloseTo(1.6276 * Math.sqrt((1311 + 2995) / (1311 * 2995)), 4);
});
