import { expect, test } from "vitest";
import { answerScaleUp } from "./answer-scale-up.ts";
import { breakEvens } from "./break-evens.ts";
import { inputsOf, medianInputs } from "./draw-inputs.ts";
import { medianRates } from "./draw-rates.ts";
import { planTotal } from "./plan-total.ts";
import { estimatedQuality, qualityOf, scenarioOf } from "./scaleup.fixture.ts";
import { putBack } from "./scenario-changes.fixture.ts";

const fixed = (value: number) => ({ kind: "fixed", value }) as const;
const DRAWS = { nDraws: 500 };
test.each([
  ["the pilot's price", scenarioOf({}, {}, DRAWS)],
  ["machines, with a budget of their size", scenarioOf({ budgetEuro: fixed(12) }, { reading: "computeBudget" }, DRAWS)],
  ["more money than is needed", scenarioOf({}, { reading: "expertLabel", keepImages: true }, DRAWS)],
])("put back into the model each break-even value gives the budget: %s", (_, scenario) => {
  const { breakEvens: all, verdict } = answerScaleUp(scenario, qualityOf());
  const budget = scenario.inputs.filter(({ id }) => id === "budgetEuro").map(({ distribution }) => distribution)[0];
  const found = all.filter(({ value, id }) => value !== null && id !== "budgetEuro");
  expect(found.length).toBeGreaterThanOrEqual(3);
  for (const { id, value } of found) {
    const { breakEvens: again, verdict: after } = answerScaleUp(putBack(scenario, id, value as number), qualityOf());
    expect([after.plan, again[0].id]).toEqual([verdict.plan, "budgetEuro"]);
    expect((again[0].value as number) / (budget.kind === "fixed" ? budget.value : 0), id).toBeCloseTo(1, 9);
  }
});

test("an expert's time and price, the images and the share of cancers break even too where experts read", () => {
  const scenario = scenarioOf({ nImages: fixed(5000), budgetEuro: fixed(450) }, { reading: "computeBudget" });
  const { choices } = scenario;
  const plan = { id: "own", reviewUndecided: true, auditImages: 200, auditPlanned: false } as const;
  const at = (changed: typeof scenario) => ({
    median: { inputs: medianInputs(inputsOf(changed)), rates: medianRates(estimatedQuality().points[2]) },
    ...{ choices, normalsWithheld: false },
  });
  const found = breakEvens(plan, at(scenario));
  const value = (wanted: string) => found.filter(({ id }) => id === wanted)[0].value as number;
  for (const id of ["expertLabelEuro", "expertSeconds", "expertHourEuro", "nImages"] as const) {
    const { median } = at(putBack(scenario, id, value(id)));
    expect(planTotal(plan, median, choices, false) / 450, id).toBeCloseTo(1, 9);
  }
  const atFourTenths = planTotal(plan, at(putBack(scenario, "prevalence", 0.4)).median, choices, false);
  const again = breakEvens(plan, at(putBack(scenario, "budgetEuro", atFourTenths)));
  expect(again.filter(({ id }) => id === "prevalence")[0].value).toBeCloseTo(0.4, 9);
  // So few images that the audit reads all automatic normals: no longer a straight line.
  const scarce = breakEvens({ ...plan, auditImages: 100_000 }, at(scenario));
  const images = scarce.filter(({ id }) => id === "nImages")[0].value as number;
  const { median } = at(putBack(scenario, "nImages", images));
  expect(planTotal({ ...plan, auditImages: 100_000 }, median, choices, false) / 450).toBeCloseTo(1, 9);
});

test("at the pilot's price the budget pays 0.00125 euros a label, or 25,100 images", () => {
  const found = answerScaleUp(scenarioOf({}, {}, DRAWS), qualityOf()).breakEvens;
  const of = (wanted: string) => found.filter(({ id }) => id === wanted)[0];
  expect(of("automaticLabelEuro").value).toBeCloseTo(0.00125, 12);
  expect(of("automaticLabelEuro").today).toBeCloseTo(300 / 1506, 12);
  expect(of("nImages").value).toBeCloseTo(25_100, 6);
  expect(of("budgetEuro")).toMatchObject({ today: 5000 });
  expect(of("budgetEuro").value).toBeCloseTo(796_812.749, 2);
});

test("an input that no value of brings to the budget has none, and what is no part of the cost is left out", () => {
  const found = answerScaleUp(scenarioOf({}, { reading: "computeBudget" }, DRAWS), qualityOf()).breakEvens;
  const ids = found.map(({ id }) => id);
  expect(found.filter(({ id }) => id === "retryShare")).toMatchObject([{ value: null }]);
  expect(ids).not.toContain("pilotBudgetEuro");
  expect(ids).not.toContain("imageBytes");
  expect(ids).not.toContain("expertSeconds");
});
