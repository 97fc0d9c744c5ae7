import { expect, test } from "vitest";
import { auditGoal } from "./audit-goal.ts";
import { inputsOf } from "./draw-inputs.ts";
import { drawSets } from "./draw-sets.ts";
import { plansOf } from "./plan-specs.ts";
import { estimatedQuality, scenarioOf } from "./scaleup.fixture.ts";

const POINT = estimatedQuality().points[2];

function goalOf(maxCancerAmongNormal: number, missRate?: number) {
  const scenario = scenarioOf({}, { maxCancerAmongNormal }, { nDraws: 1000 });
  const { fewer } = drawSets(scenario, inputsOf(scenario), POINT);
  const plan = plansOf(scenario.choices, 0.05)[2];
  const cancerNormal = missRate === undefined ? fewer.rates.cancerNormal : new Float64Array(1000).fill(missRate);
  return auditGoal(plan, POINT, fewer.inputs, { ...fewer.rates, cancerNormal }, 0.9);
}

test("the chance that an audit finds none crosses what is required at the miss rate it names", () => {
  const { requiredMissRate, probability, todayMissRate, lowestMissRate } = goalOf(0.01);
  expect(probability).toBeLessThan(0.9);
  const required = requiredMissRate as number;
  expect(goalOf(0.01, required * (1 - 1e-6)).probability).toBeGreaterThanOrEqual(0.9);
  expect(goalOf(0.01, required * (1 + 1e-6)).probability).toBeLessThan(0.9);
  expect([lowestMissRate < todayMissRate, required < todayMissRate]).toEqual([true, true]);
});

test("a bound that today's misses keep by far needs no lower miss rate", () => {
  const { probability, requiredMissRate } = goalOf(0.9);
  expect(probability).toBeGreaterThan(0.95);
  expect(requiredMissRate).toBeNull();
});

test("at a share of cancers that is known the chance is that of drawing none", () => {
  const scenario = scenarioOf({
    ...{ prevalence: { kind: "fixed", value: 0.5 }, readerMissRate: { kind: "fixed", value: 0.1 } },
  });
  const { fewer } = drawSets({ ...scenario, nDraws: 100 }, inputsOf(scenario), POINT);
  const rates = {
    ...fewer.rates,
    ...{ cancerNormal: new Float64Array(100).fill(0.01), normalNormal: new Float64Array(100).fill(0.99) },
  };
  const plan = { ...plansOf(scenario.choices, 0)[2], auditImages: 50 };
  // One automatic normal in a hundred is a cancer, and a tenth of these is not seen.
  expect(auditGoal(plan, POINT, fewer.inputs, rates, 0.5).probability).toBeCloseTo(0.991 ** 50, 9);
});
