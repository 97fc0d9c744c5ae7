import type { FrontierPoint, PlanAnswer, TornadoBar } from "@brainscan/ml/scaleup/answer";
import { describe, expect, test } from "vitest";
import { logAxis } from "./log-axis.ts";
import { prepareCosts } from "./prepare-costs.ts";
import { prepareFrontier } from "./prepare-frontier.ts";
import { prepareTornado } from "./prepare-tornado.ts";

const range = (value: number, spread = 0.1) => ({
  ...{ value, low: value * (1 - spread), high: value * (1 + spread), level: 0.9 },
});

test("a logarithmic axis begins below its values and ends above them, on powers of ten, seven ticks at most", () => {
  expect(logAxis([22, 797_000])).toEqual({ domain: [10, 1e6], ticks: [10, 100, 1e3, 1e4, 1e5, 1e6] });
  expect(logAxis([0, 5])).toEqual({ domain: [1, 10], ticks: [1, 10] });
  expect(logAxis([]).ticks.length).toBeGreaterThan(1);
  expect(logAxis([1e-9, 1e9]).ticks.length).toBeLessThanOrEqual(7);
});

describe("costs", () => {
  const plan = (id: PlanAnswer["id"], total: number, probabilityWithinBudget: number) =>
    ({ id, totalEuro: range(total), probabilityWithinBudget }) as PlanAnswer;

  test("the title names the surest plan within budget, else by how much the cheapest exceeds it", () => {
    const plans = [plan("automatic", 4000, 0.97), plan("audited", 4500, 0.92)];
    expect(prepareCosts(plans, 5000, 0.9).finding).toEqual({ kind: "within", plan: "automatic" });
    expect(prepareCosts([plan("automatic", 800_000, 0), plan("review", 500_000, 0)], 5000, 0.9).finding).toEqual({
      ...{ kind: "over", factor: 100 },
    });
  });
});

describe("the tornado", () => {
  const bar = (id: TornadoBar["id"], euroAtLow: number, euroAtHigh: number) =>
    ({ id, low: 1, high: 2, euroAtLow, euroAtHigh }) as TornadoBar;

  test("widest first, whichever way an input works; what moves nothing is left out", () => {
    const rows = prepareTornado([
      bar("machineHourEuro", 90, 110),
      bar("imagesPerSecond", 200, 50),
      bar("storageMonths", 100, 100),
    ]);
    expect(rows.map(({ id, band, rises }) => [id, band, rises])).toEqual([
      ["imagesPerSecond", [50, 200], false],
      ["machineHourEuro", [90, 110], true],
    ]);
  });
});

describe("the frontier", () => {
  const point = (plan: FrontierPoint["plan"], missRate: number, euro: number, status: FrontierPoint["status"]) =>
    ({
      plan,
      threshold: missRate,
      missRate: range(missRate),
      totalEuro: range(euro),
      humanShare: 0,
      status,
    }) as FrontierPoint;

  test("says whether fewer misses cost more, cost the same, or cannot be promised", () => {
    expect(prepareFrontier([])).toBeNull();
    const costly = [point("review", 0.1, 100, "estimated"), point("review", 0.01, 900, "estimated")];
    expect(prepareFrontier(costly)?.finding).toBe("known");
    expect(prepareFrontier(costly.map((one) => ({ ...one, status: "not decidable" })))?.finding).toBe("unknown");
    expect(
      prepareFrontier([point("automatic", 0.1, 100, "certified"), point("automatic", 0, 100, "certified")])?.finding,
    ).toBe("flat");
  });

  test("a line a plan, misses rising", () => {
    const frontier = prepareFrontier([
      ...[point("review", 0.1, 100, "estimated"), point("review", 0.01, 900, "estimated")],
      point("automatic", 0.05, 10, "estimated"),
    ]);
    expect(frontier?.lines.map(({ plan, points }) => [plan, points.map(({ missRate }) => missRate)])).toEqual([
      ["review", [0.01, 0.1]],
      ["automatic", [0.05]],
    ]);
  });
});
