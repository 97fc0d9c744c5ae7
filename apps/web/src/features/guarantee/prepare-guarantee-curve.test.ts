import { expect, test } from "vitest";
import { prepareGuaranteeCurve } from "./prepare-guarantee-curve.ts";

type Guarantee = Parameters<typeof prepareGuaranteeCurve>[0];
type Point = Guarantee["curve"][number];

const point = (threshold: number, shareDecided: number | null, missRate: number | null, high = 0.2): Point => ({
  ...{ threshold, shareDecided, missRate },
  missRateInterval: missRate === null ? null : { low: 0, high, level: 0.95 },
});

const guarantee = (curve: Point[], more: Partial<Guarantee> = {}): Guarantee => ({
  ...{ status: "ESTIMATED", alpha: 0.05, delta: 0.05, automationRate: 0.4, threshold: 0.2, shareNormal: 0.3 },
  ...{ missRate: 0.01, missRateN: 80, missRateUpperBound: 0.049, nCancer: 80, nPool: 100, evidence: "OUT_OF_FOLD" },
  ...{ labelsNeeded: 200, audit: { labels: 0, cancers: 0 }, statements: [], curve },
  missRateInterval: { low: 0, high: 0.05, level: 0.95 },
  ...more,
});

test("points stand by rising automation, whatever order they came in", () => {
  const curve = prepareGuaranteeCurve(guarantee([point(0.3, 0.5, 0.1), point(0.1, 0.2, 0), point(0.2, 0.4, 0.01)]));
  expect(curve?.points.map(({ automation, missRate }) => [automation, missRate])).toEqual([
    [0.2, 0],
    [0.4, 0.01],
    [0.5, 0.1],
  ]);
  expect(curve?.chosen?.threshold).toBe(0.2);
});

test("a higher threshold that decides no more is left out, and counted", () => {
  const curve = prepareGuaranteeCurve(guarantee([point(0.1, 0.2, 0), point(0.2, 0.5, 0.1), point(0.3, 0.4, 0.3)]));
  expect(curve?.points.map(({ threshold }) => threshold)).toEqual([0.1, 0.2]);
  expect(curve?.dominated).toBe(1);
});

test("a point without a miss rate or a band is not drawn", () => {
  expect(prepareGuaranteeCurve(guarantee([point(0.1, 0.2, null), point(0.2, 0.5, null)]))).toBeNull();
  expect(prepareGuaranteeCurve(guarantee([point(0.1, null, 0), point(0.2, 0.5, 0.1)]))).toBeNull();
});

test("the axis holds the whole band and the limit, and never more than all", () => {
  const ticksOf = (high: number) =>
    prepareGuaranteeCurve(guarantee([point(0.1, 0.2, 0, 0.01), point(0.2, 0.5, 0, high)]))?.ticks.map((tick) =>
      Math.round(100 * tick),
    );
  expect(ticksOf(0.01)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(ticksOf(0.23)).toEqual([0, 5, 10, 15, 20, 25]);
  expect(ticksOf(0.82)).toEqual([0, 25, 50, 75, 100]);
  expect(ticksOf(1)).toEqual([0, 25, 50, 75, 100]);
});

test("without a threshold in use none is marked, and n is that of what the curve rests on", () => {
  const open = { threshold: null, missRateN: null, status: "NOT_DECIDABLE" as const, nCancer: 22 };
  const curve = prepareGuaranteeCurve(guarantee([point(0.1, 0.2, 0), point(0.2, 0.5, 0.1)], open));
  expect(curve?.chosen).toBeNull();
  expect(curve?.n).toBe(22);
});
