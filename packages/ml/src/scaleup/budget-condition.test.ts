import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "./answer.ts";
import { answerScaleUp } from "./answer-scale-up.ts";
import { assessPlans, drawPlan } from "./assess-plan.ts";
import type { BudgetFinding } from "./budget-finding.ts";
import type { Distribution } from "./distribution.ts";
import { inputsOf } from "./draw-inputs.ts";
import { drawSets } from "./draw-sets.ts";
import { operatingPoint } from "./operating-point.ts";
import { plansOf } from "./plan-specs.ts";
import { certifiedQuality, scenarioOf } from "./scaleup.fixture.ts";
import type { Choices, InputId, PlanId, Scenario } from "./scenario.ts";
import { putBack } from "./scenario-changes.fixture.ts";

const DRAWS = { nDraws: 1000 };
const QUALITY = certifiedQuality();
// Two parts in a billion from the statement to either side.
const NEAR = 1e-9;

const fixed = (value: number): Distribution => ({ kind: "fixed", value });
const logNormal = (median: number, sigma: number): Distribution => ({ kind: "logNormal", median, sigma });
const triangular = (low: number, mode: number, high: number): Distribution => ({ kind: "triangular", low, mode, high });

const answer = (scenario: Scenario) => answerScaleUp(scenario, QUALITY);
const flips = (scenario: Scenario, { what, comparator, required }: Condition) => {
  const side = comparator === "at most" ? -NEAR : NEAR;
  const inside = answer(putBack(scenario, what, required * (1 + side))).verdict;
  const outside = answer(putBack(scenario, what, required * (1 - side))).verdict;
  return [inside.status, outside.status];
};

type Case = {
  what: Condition["what"];
  comparator?: Condition["comparator"];
  inputs: Partial<Record<InputId, Distribution>>;
  choices?: Partial<Choices>;
  within?: boolean;
};

const COMPUTE = { reading: "computeBudget" } as const;
const CHEAP: Partial<Record<InputId, Distribution>> = {
  ...{ imagesPerSecond: fixed(40), predictionsPerSecond: fixed(1e6), retryShare: fixed(0) },
  ...{ machineHourEuro: fixed(0.4), storageGbMonthEuro: fixed(0.02), budgetEuro: fixed(15) },
};

const CASES: Case[] = [
  { what: "automaticLabelEuro", inputs: {} },
  { what: "automaticLabelEuro", inputs: { pilotBudgetEuro: triangular(1, 3, 40) }, within: true },
  {
    what: "machineHourEuro",
    inputs: { ...CHEAP, machineHourEuro: logNormal(0.5, 0.5) },
    choices: COMPUTE,
    within: true,
  },
  {
    what: "imagesPerSecond",
    comparator: "at least",
    inputs: { ...CHEAP, imagesPerSecond: logNormal(40, 0.5) },
    choices: COMPUTE,
    within: true,
  },
  {
    ...{ what: "predictionsPerSecond", comparator: "at least", choices: COMPUTE, within: true },
    inputs: { ...CHEAP, imagesPerSecond: fixed(1e5), predictionsPerSecond: logNormal(30, 0.6) },
  },
  { what: "retryShare", inputs: { ...CHEAP, retryShare: triangular(0, 0.1, 0.6) }, choices: COMPUTE, within: true },
  {
    what: "storageGbMonthEuro",
    inputs: { ...CHEAP, storageGbMonthEuro: logNormal(0.03, 0.8) },
    choices: COMPUTE,
    within: true,
  },
  { what: "storageMonths", inputs: { ...CHEAP, storageMonths: triangular(0, 20, 60) }, choices: COMPUTE, within: true },
  // Neither machines nor storage alone could be cut far enough: only more money helps.
  { what: "budgetEuro", comparator: "at least", inputs: { ...CHEAP, budgetEuro: fixed(1.5) }, choices: COMPUTE },
];

test.each(CASES)("the verdict flips exactly where its condition on $what says (%#)", (each) => {
  const { what, comparator = "at most", inputs, choices, within = false } = each;
  const scenario = scenarioOf(inputs, choices, DRAWS);
  const { verdict } = answer(scenario);
  expect(verdict.status).toBe(within ? "feasible if" : "not feasible");
  expect(verdict.constraints).toEqual(["BUDGET"]);
  expect(verdict.conditions).toHaveLength(1);
  expect(verdict.conditions[0]).toMatchObject({ what, comparator, withinReach: within });
  const [inside, outside] = flips(scenario, verdict.conditions[0]);
  expect(inside).toBe("feasible");
  expect(outside).not.toBe("feasible");
});

describe("of the plan with review", () => {
  const reviewed = (inputs: Partial<Record<InputId, Distribution>>, choices: Partial<Choices> = COMPUTE) => {
    const scenario = scenarioOf({ ...CHEAP, nImages: fixed(20_000), ...inputs }, choices, DRAWS);
    return { scenario, condition: conditionOf(scenario) };
  };

  test.each([
    {
      what: "expertHourEuro",
      inputs: { expertHourEuro: logNormal(40, 0.6), expertSeconds: fixed(20), budgetEuro: fixed(2000) },
    },
    {
      what: "expertSeconds",
      inputs: { expertHourEuro: fixed(60), expertSeconds: logNormal(20, 0.6), budgetEuro: fixed(3000) },
    },
    { what: "prevalence", inputs: { expertHourEuro: fixed(60), expertSeconds: fixed(20), budgetEuro: fixed(1750) } },
  ] as const)("it flips where its condition on $what says", ({ what, inputs }) => {
    const { scenario, condition } = reviewed(inputs);
    expect(condition).toMatchObject({ what, withinReach: true });
    expect(sides(scenario, condition)).toEqual([true, false]);
  });

  test("it flips where its condition on the pilot's price of an expert label says", () => {
    const { scenario, condition } = reviewed({ budgetEuro: fixed(3000) }, { reading: "expertLabel" });
    expect(condition).toMatchObject({ what: "expertLabelEuro", today: 3 });
    expect(sides(scenario, condition)).toEqual([true, false]);
  });
});

test("whatever the inputs, a condition on the budget is where the probability crosses what is required", () => {
  const inputs = fc.record({
    budgetEuro: fc.double({ min: 1, max: 50, noNaN: true }).map(fixed),
    machineHourEuro: fc
      .tuple(fc.double({ min: 0.1, max: 2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([median, sigma]) => logNormal(median, sigma)),
    imagesPerSecond: fc.double({ min: 5, max: 200, noNaN: true }).map((median) => logNormal(median, 0.3)),
    storageMonths: fc.integer({ min: 0, max: 60 }).map(fixed),
  });
  const required = fc.constantFrom(0.5, 0.8, 0.95);
  fc.assert(
    fc.property(
      inputs,
      required,
      fc.constantFrom("computeBudget", "expertLabel"),
      (each, requiredProbability, reading) => {
        const scenario = scenarioOf(each, { requiredProbability, reading }, { nDraws: 300 });
        const { verdict } = answer(scenario);
        const [condition] = verdict.conditions;
        if (!verdict.constraints.includes("BUDGET")) {
          expect(verdict.probability).toBeGreaterThanOrEqual(requiredProbability - 1e-9);
          return;
        }
        expect(verdict.probability).toBeLessThan(requiredProbability);
        expect(sides(scenario, condition, verdict.plan)).toEqual([true, false]);
      },
    ),
    { numRuns: 30, seed: 1 },
  );
});

/** Whether a plan's budget is kept often enough just inside a condition, and just outside. */
function sides(scenario: Scenario, { what, comparator, required }: Condition, plan: PlanId = "review") {
  const side = comparator === "at most" ? -NEAR : NEAR;
  return [1 + side, 1 - side].map((factor) => budgetOf(putBack(scenario, what, required * factor), plan).within);
}

function conditionOf(scenario: Scenario): Condition {
  const { condition } = budgetOf(scenario, "review");
  if (!condition) throw new Error("the plan with review is within budget");
  return condition;
}

function budgetOf(scenario: Scenario, id: PlanId): BudgetFinding {
  const { choices } = scenario;
  const inputs = inputsOf(scenario);
  const operating = operatingPoint(QUALITY, choices);
  const draws = drawSets(scenario, inputs, operating.point);
  const assessment = { choices, operating, draws, quality: QUALITY };
  const plans = plansOf(choices, draws.median.inputs.readerMissRate[0]).filter((plan) => plan.id === id);
  const drawn = plans.map((plan) => drawPlan(plan, assessment));
  return assessPlans(drawn, choices.reading, assessment)[0].budget;
}
