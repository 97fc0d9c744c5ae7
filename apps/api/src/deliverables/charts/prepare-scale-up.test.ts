import type { PlanAnswer, Range, ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { expect, it } from "vitest";
import { createQuoter } from "../kit/quoter.ts";
import type { Report } from "../report.ts";
import { scaleUpFindings } from "../scale-up.fixture.ts";
import { chartedReport, chartOf, rowsOf } from "./charts.fixture.ts";
import { PREPARE_CHART } from "./prepare-charts.ts";

const report = chartedReport();

const range = (value: number, low: number, high: number): Range => ({ value, low, high, level: 0.9 });

function answering(change: (answer: ScaleUpAnswer) => Partial<ScaleUpAnswer>): Report {
  const { answer } = scaleUpFindings();
  const whole = chartedReport().scaleUp?.answer ?? answer;
  return chartedReport("en", { scaleUp: { ...scaleUpFindings(), answer: { ...whole, ...change(whole) } } });
}

const withProbability = (probability: number) =>
  answering(({ plans }) => ({
    plans: plans.map(
      (plan): PlanAnswer => ({ ...plan, probabilityWithinBudget: plan.id === "audited" ? probability : 0 }),
    ),
  }));

it("says that a plan stays within the budget from the probability asked for, and not below it", () => {
  expect(chartOf("plans", withProbability(0.9)).chart.title).toBe(
    "“With audit” stays within €5,000 in 90% of the simulated futures",
  );
  expect(chartOf("plans", withProbability(0.899)).chart.title).toMatch(
    /^No plan is sure of €5,000: at best “With audit”/,
  );
  expect(chartOf("plans", withProbability(0)).chart.title).toBe("No plan fits €5,000: the cheapest costs €797,000");
});

it("holds every plan and the budget on one axis, each step ten times the last where they lie far apart", () => {
  const { x, references } = chartOf("plans", report).chart.body;
  expect(x.scale).toBe("log");
  expect([x.low, x.high]).toEqual([1000, 10_000_000]);
  expect(references.map(({ value }) => value)).toEqual([5000]);
});

it("names the readings under which the work fits the budget, by the probability asked for", () => {
  const titleOf = (...told: number[]) =>
    chartOf(
      "readings",
      answering(({ readings }) => ({ readings: readings.map((one, i) => ({ ...one, probability: told[i] })) })),
    ).chart.title;
  expect(titleOf(0, 0.89, 0.9)).toBe(
    "The work costs less than €5,000 only with the pilot’s €300 read as money for machines",
  );
  expect(titleOf(0, 0, 0)).toBe("However the pilot’s €300 are read, the work costs more than €5,000");
  expect(titleOf(1, 1, 1)).toBe("However the pilot’s €300 are read, the work costs less than €5,000");
});

it("holds the cost of an image under each reading against what the budget allows an image", () => {
  const { chart } = chartOf("readings", report);
  expect(rowsOf(chart).map(({ value }) => value)).toEqual([796_813 / 4e6, 2_900_000 / 4e6, 620 / 4e6]);
  expect(chart.body.references[0].value).toBe(0.00125);
});

it("leaves the tornado out where nothing that is uncertain moves the total", () => {
  const still = answering(({ tornado }) => ({
    tornado: tornado.map((bar) => ({ ...bar, euroAtHigh: bar.euroAtLow })),
  }));
  expect(PREPARE_CHART.tornado(createQuoter(still, "en"))).toEqual({
    ...{ id: "tornado", chart: null },
    missing: "nothing that is uncertain moves the total of the answer’s plan",
  });
});

it("puts what moves the total most first, leaves out what does not, and says where a far budget lies", () => {
  const bars = [
    { id: "retryShare" as const, low: 0, high: 0.1, euroAtLow: 800_000, euroAtHigh: 800_000 },
    { id: "machineHourEuro" as const, low: 0.2, high: 1.2, euroAtLow: 800_000, euroAtHigh: 800_500 },
    { id: "expertHourEuro" as const, low: 30, high: 140, euroAtLow: 799_000, euroAtHigh: 803_000 },
  ];
  const { chart } = chartOf(
    "tornado",
    answering(() => ({ tornado: bars })),
  );
  if (chart.body.kind !== "swings") throw new Error("the tornado has swings");
  expect(chart.body.rows.map(({ id, lowText, highText }) => [id, lowText, highText])).toEqual([
    ["expertHourEuro", "€30", "€140"],
    ["machineHourEuro", "€0.20", "€1.20"],
  ]);
  expect(chart.title).toBe("What moves the total most: the hour of an expert, from €799,000 to €803,000");
  expect(chart.source).toMatch(/^The budget, €5,000, lies left of all of this\./);
  expect(chart.body.references).toEqual([]);
});

it("shows few enough thresholds of a plan to be told apart, its ends among them, hollow unless certified", () => {
  const { chart } = chartOf(
    "frontier",
    answering(({ frontier: [point] }) => ({
      frontier: Array.from({ length: 40 }, (_, i) => ({
        ...point,
        missRate: range(i / 100, i / 200, i / 50),
        totalEuro: range(90_000 - i, 80_000 - i, 100_000 - i),
        status: i === 39 ? ("certified" as const) : ("estimated" as const),
      })),
    })),
  );
  if (chart.body.kind !== "curves") throw new Error("the frontier has points");
  const [{ points }] = chart.body.series;
  expect(points.map(({ x }) => x)).toEqual([0, 0.06, 0.11, 0.17, 0.22, 0.28, 0.33, 0.39]);
  expect(points.map(({ solid }) => solid)).toEqual([false, false, false, false, false, false, false, true]);
});

it("leaves out thresholds that miss more and cost no less", () => {
  const costs = [900, 800, 850, 800, 700];
  const { chart } = chartOf(
    "frontier",
    answering(({ frontier: [point] }) => ({
      frontier: costs.map((euro, i) => ({
        ...{ ...point, missRate: range(i / 100, 0, 0.5), totalEuro: range(euro, euro, euro) },
      })),
    })),
  );
  if (chart.body.kind !== "curves") throw new Error("the frontier has points");
  expect(chart.body.series[0].points.map(({ y }) => y)).toEqual([900, 800, 700]);
});
