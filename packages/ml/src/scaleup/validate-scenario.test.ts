import { expect, test } from "vitest";
import { answerScaleUp } from "./answer-scale-up.ts";
import type { Distribution } from "./distribution.ts";
import { qualityOf, scenarioOf } from "./scaleup.fixture.ts";
import type { Choices, InputId } from "./scenario.ts";
import { validateScenario } from "./validate-scenario.ts";

const fixed = (value: number): Distribution => ({ kind: "fixed", value });

test("a sound scenario has no problem", () => {
  expect(validateScenario(scenarioOf())).toEqual([]);
  expect(validateScenario(scenarioOf({}, { ownPlan: { reviewUndecided: true, auditImages: "planned" } }))).toEqual([]);
  const edges = { prevalence: fixed(0), retryShare: fixed(1), storageMonths: fixed(0), readerMissRate: fixed(0) };
  expect(validateScenario(scenarioOf(edges))).toEqual([]);
});

const INPUTS: [InputId, Distribution, value: number | string | null, code: string][] = [
  ["budgetEuro", fixed(0), 0, "NOT_POSITIVE"],
  ["machineHourEuro", fixed(-1), -1, "NOT_POSITIVE"],
  ["expertHourEuro", { kind: "triangular", low: 0, mode: 20, high: 30 }, 0, "NOT_POSITIVE"],
  ["imagesPerSecond", fixed(Number.NaN), "NaN", "NOT_FINITE"],
  ["imagesPerSecond", fixed(1e-300), 1e-300, "TOO_SMALL"],
  ["nImages", fixed(Number.POSITIVE_INFINITY), "Infinity", "NOT_FINITE"],
  ["nImages", fixed(1000), 1000, "BELOW_PILOT"],
  ["nImages", { kind: "triangular", low: 1000, mode: 4e6, high: 5e6 }, 1000, "BELOW_PILOT"],
  ["nImages", fixed(1e18), 1e18, "TOO_LARGE"],
  ["prevalence", fixed(1.01), 1.01, "NOT_A_SHARE"],
  ["prevalence", { kind: "draws", values: [0.1, -0.1] }, -0.1, "NOT_A_SHARE"],
  ["prevalence", { kind: "beta", alpha: 0, beta: 3 }, 0, "NOT_POSITIVE"],
  ["prevalence", { kind: "logNormal", median: 0.1, sigma: 1 }, "logNormal", "KIND_NOT_ALLOWED"],
  ["readerMissRate", fixed(1), 1, "TOO_LARGE"],
  ["readerMissRate", { kind: "beta", alpha: 1e6, beta: 1 }, expect.closeTo(1, 5) as unknown as number, "TOO_LARGE"],
  ["retryShare", { kind: "triangular", low: 0.2, mode: 0.1, high: 0.3 }, 0.2, "NOT_ASCENDING"],
  ["retryShare", { kind: "triangular", low: 0, mode: 0.4, high: 0.3 }, 0.4, "NOT_ASCENDING"],
  ["expertSeconds", { kind: "draws", values: [] }, null, "EMPTY"],
  ["expertSeconds", { kind: "logNormal", median: 10, sigma: -0.1 }, -0.1, "NEGATIVE"],
  ["expertSeconds", { kind: "logNormal", median: 10, sigma: 50 }, expect.anything() as unknown as number, "TOO_SMALL"],
  ["storageMonths", fixed(-1), -1, "NEGATIVE"],
  ["engineeringEuro", fixed(-5), -5, "NEGATIVE"],
  ["imageBytes", { kind: "beta", alpha: 1, beta: 1 }, "beta", "KIND_NOT_ALLOWED"],
];

test.each(INPUTS)("%s refuses %j with its value", (field, distribution, value, code) => {
  const scenario = scenarioOf({ [field]: distribution });
  expect(validateScenario(scenario)).toEqual([{ field, value, code }]);
  expect(() => answerScaleUp(scenario, qualityOf())).toThrow(RangeError);
  expect(() => answerScaleUp(scenario, qualityOf())).toThrow(field);
});

const CHOICES: [string, Partial<Choices>, value: number | string, code: string][] = [
  ["maxMissRate", { maxMissRate: 0 }, 0, "NOT_A_SHARE"],
  ["confidence", { confidence: 1 }, 1, "NOT_A_SHARE"],
  ["requiredProbability", { requiredProbability: Number.NaN }, "NaN", "NOT_A_SHARE"],
  ["maxCancerAmongNormal", { maxCancerAmongNormal: -0.1 }, -0.1, "NOT_A_SHARE"],
  ["nMachines", { nMachines: 0 }, 0, "NOT_POSITIVE"],
  ["nMachines", { nMachines: 1.5 }, 1.5, "NOT_A_WHOLE_NUMBER"],
  ["bytesPerValue", { bytesPerValue: 8 as 4 }, 8, "NOT_ALLOWED"],
  ["reading", { reading: "guess" as "expertLabel" }, "guess", "NOT_ALLOWED"],
  ["ownPlan.auditImages", { ownPlan: { reviewUndecided: true, auditImages: -1 } }, -1, "NEGATIVE"],
];

test.each(CHOICES)("the choice of %s refuses %j", (field, choices, value, code) => {
  expect(validateScenario(scenarioOf({}, choices))).toEqual([{ field, value, code }]);
  expect(() => answerScaleUp(scenarioOf({}, choices), qualityOf())).toThrow(`${field} is ${value}`);
});

test("a missing throughput and an input given twice are named, every problem at once", () => {
  const scenario = scenarioOf({ budgetEuro: fixed(0) });
  const inputs = scenario.inputs.filter(({ id }) => id !== "imagesPerSecond");
  expect(validateScenario({ ...scenario, inputs: [...inputs, inputs[3]], nDraws: 10 })).toEqual([
    { field: "budgetEuro", value: 0, code: "NOT_POSITIVE" },
    { field: inputs[3].id, value: 2, code: "GIVEN_TWICE" },
    { field: "imagesPerSecond", value: null, code: "MISSING" },
    { field: "nDraws", value: 10, code: "TOO_SMALL" },
  ]);
  expect(() => answerScaleUp({ ...scenarioOf(), inputs: scenarioOf().inputs.slice(0, 5) }, qualityOf())).toThrow(
    "imagesPerSecond is missing: MISSING",
  );
  expect(() => answerScaleUp({ ...scenarioOf(), seed: 0.5 }, qualityOf())).toThrow("seed is 0.5");
});

test("counts that no study has are refused with their value", () => {
  const answer = (changes: Parameters<typeof qualityOf>[0]) => () => answerScaleUp(scenarioOf(), qualityOf(changes));
  expect(answer({ nCancer: -1 })).toThrow("nCancer is -1");
  expect(answer({ nAuditCancers: 5 })).toThrow("5 cancers among 0 labels");
  expect(answer({ contract: 0 })).toThrow("contract is 0");
  expect(answer({ poolPrevalence: { value: 1.5, low: 0, high: 2 } })).toThrow("poolPrevalence.value is 1.5");
  const [point] = qualityOf().points;
  expect(answer({ points: [{ ...point, auditMisses: 3 }] })).toThrow("misses 3 of 0 audited cancers");
  expect(answer({ points: [{ ...point, cancers: { ...point.cancers, review: Number.NaN } }] })).toThrow("counts NaN");
  expect(answer({ points: [point, point] })).toThrow("threshold 0.01 after 0.01");
});
