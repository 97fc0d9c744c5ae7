import { describe, expect, test } from "vitest";
import { deLongTest } from "../../metrics/delong.ts";
import { compareToBaseline } from "./compare-to-baseline.ts";
import type { Compared } from "./compared.ts";
import { drawnCompared, madeCompared } from "./made-compared.fixture.ts";
import { smallestEffect } from "./smallest-effect.ts";

const seed = 1;
const baseline = madeCompared("baseline", [0.9, 0.85, 0.95, 0.8, 0.88, 0.91, 0.84, 0.93, 0.82, 0.87]);
const better = madeCompared("better", [0.93, 0.86, 0.96, 0.85, 0.9, 0.92, 0.88, 0.93, 0.86, 0.91]);
const alike = madeCompared("alike", [0.89, 0.86, 0.93, 0.8, 0.89, 0.9, 0.86, 0.92, 0.83, 0.85]);
const dealtAnew = (other: Compared): Compared => ({ ...other, folds: [] });

describe("paired by fold", () => {
  test("differences, interval, p-values and smallest effects are scipy's and statsmodels'", () => {
    const [first, second] = compareToBaseline(baseline, [better, alike], { seed });
    // scipy 1.10.1: stats.t over the differences with variance (1/10 + 20/80) s^2; statsmodels 0.13.5: multipletests.
    expect(first.difference).toBeCloseTo(0.025, 12);
    expect(first.standardError).toBeCloseTo(0.010151628221894039, 12);
    expect(first.pValue).toBeCloseTo(0.036001249603667754, 10);
    expect(first.interval?.low).toBeCloseTo(0.002035421504358814, 10);
    expect(first.interval?.high).toBeCloseTo(0.04796457849564121, 10);
    expect(first.smallestEffect).toBeCloseTo(0.03193256604895485, 10);
    expect(first.smallestEffectAmongAll).toBeCloseTo(0.036225219433704846, 10);
    expect(second.interval?.low).toBeCloseTo(-0.020715088083704206, 10);
    expect(second.smallestEffect).toBeCloseTo(0.026023590481241553, 10);
    expect([first.holmPValue, second.holmPValue]).toEqual([
      expect.closeTo(0.07200249920733551, 10),
      expect.closeTo(0.8143944955603186, 10),
    ]);
    expect([first.pairing, first.nFolds, first.n]).toEqual(["FOLDS", 10, 100]);
  });

  test("a difference that stands alone may not stand among many: the verdict is Holm's", () => {
    const [alone] = compareToBaseline(baseline, [better], { seed });
    const [among] = compareToBaseline(baseline, [better, alike], { seed });
    expect([alone.verdict, among.verdict]).toEqual(["BETTER", "NO_DIFFERENCE_SHOWN"]);
    expect(alone.smallestEffectAmongAll).toBe(alone.smallestEffect);
  });

  test("seen from the other side every difference turns its sign", () => {
    const [forth] = compareToBaseline(baseline, [better], { seed });
    const [back] = compareToBaseline(better, [baseline], { seed });
    expect(back.verdict).toBe("WORSE");
    expect(back.difference).toBeCloseTo(-(forth.difference ?? 0), 12);
    expect(back.interval?.low).toBeCloseTo(-(forth.interval?.high ?? 0), 12);
    expect(back.pValue).toBeCloseTo(forth.pValue ?? 0, 12);
  });

  test("only folds that both have, with an area in both, count", () => {
    const partial = {
      ...better,
      folds: better.folds.slice(0, 5).map((each, at) => (at ? each : { ...each, rocAuc: null })),
    };
    const [found] = compareToBaseline(baseline, [partial], { seed });
    expect(found.perFold.map(({ repeat, fold }) => [repeat, fold])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ]);
    expect(found.difference).toBeCloseTo((0.01 + 0.01 + 0.05 + 0.02) / 4, 12);
  });

  test("an experiment against itself has no interval and no verdict, and says why; it counts in the family", () => {
    const [itself, other] = compareToBaseline(baseline, [baseline, better], { seed });
    expect(itself).toMatchObject({
      difference: 0,
      interval: null,
      pValue: null,
      holmPValue: null,
      smallestEffect: null,
      verdict: "NO_DIFFERENCE_SHOWN",
      reason: "NO_SPREAD",
    });
    expect(other.holmPValue).toBeCloseTo(2 * (other.pValue ?? 0), 12);
  });

  test("the same gain in every fold gives no interval, though rounding makes its sizes differ", () => {
    const areas = [0.2, 0.9, 0.45, 0.7, 0.3];
    const raised = areas.map((area) => area + 0.05);
    const [found] = compareToBaseline(madeCompared("a", areas), [madeCompared("b", raised)], { seed });
    expect(new Set(found.perFold.map(({ difference }) => difference)).size).toBeGreaterThan(1);
    expect(found).toMatchObject({ interval: null, pValue: null, verdict: "NO_DIFFERENCE_SHOWN", reason: "NO_SPREAD" });
    expect(found.difference).toBeCloseTo(0.05, 12);
  });

  test("folds that learned from few of their labels are not taken for folds held out from few rows", () => {
    const few = (each: Compared): Compared => ({ ...each, folds: each.folds.map((fold) => ({ ...fold, nTrain: 5 })) });
    const [all] = compareToBaseline(baseline, [better], { seed });
    const [five] = compareToBaseline(few(baseline), [few(better)], { seed });
    expect(five.standardError).toBeCloseTo(all.standardError ?? 0, 12);
  });
});

describe("paired by image", () => {
  const pair = (shift: number, draw: number): [Compared, Compared] => [
    drawnCompared(draw, "first", { shift: 1.2, sharedNoise: 0.6 }),
    drawnCompared(draw, "second", { shift, sharedNoise: 0.6 }),
  ];

  test("the bootstrap agrees with DeLong's test of paired areas", () => {
    const [first, second] = pair(1.8, 4);
    const [found] = compareToBaseline(first, [second], { seed });
    const test = deLongTest(first.labels, second.outOfFold, first.outOfFold, first.groups);
    expect([found.pairing, found.nFolds, found.n]).toEqual(["IMAGES", 0, 100]);
    expect(found.difference).toBeCloseTo(test?.difference ?? Number.NaN, 12);
    // 2,000 draws place a deviation within 5 %, and the bootstrap's is that of n, DeLong's of n - 1.
    expect((found.standardError ?? 0) / (test?.standardError ?? 1)).toBeCloseTo(1, 1);
    expect(Math.abs((found.interval?.low ?? 0) - (test?.interval?.low ?? 0))).toBeLessThan(0.015);
    expect(Math.abs((found.interval?.high ?? 0) - (test?.interval?.high ?? 0))).toBeLessThan(0.015);
    expect(found.smallestEffect).toBeCloseTo(2.8015852181129683 * (found.standardError ?? 0), 10);
  });

  test("scores of equal worth are told apart about as often as the level says", () => {
    const nDraws = 200;
    const shown = Array.from({ length: nDraws }, (_, draw) => {
      const [first, second] = pair(1.2, draw);
      return compareToBaseline(first, [second], { seed, nResamples: 300 })[0].verdict;
    }).filter((verdict) => verdict !== "NO_DIFFERENCE_SHOWN").length;
    // Three deviations about 5 %.
    expect(shown / nDraws).toBeGreaterThan(0);
    expect(shown / nDraws).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / nDraws));
  });

  test("copies in their family do not sharpen a comparison", () => {
    const [first, second] = pair(1.5, 2);
    const copied = (each: Compared): Compared => ({
      ...each,
      labels: [0, 1, 2].flatMap(() => Array.from(each.labels)),
      groups: [0, 1, 2].flatMap(() => Array.from(each.groups)),
      outOfFold: [0, 1, 2].flatMap(() => Array.from(each.outOfFold)),
    });
    const [once] = compareToBaseline(first, [second], { seed });
    const [thrice] = compareToBaseline(copied(first), [copied(second)], { seed });
    expect(thrice.standardError).toBeCloseTo(once.standardError ?? 0, 12);
    expect(thrice.n).toBe(100);
  });

  test("folds of the same number that hold out other rows, or other numbers of rows, are not paired", () => {
    const otherSizes = { ...better, folds: better.folds.map((fold) => ({ ...fold, nTest: 19 })) };
    const withRows = (each: Compared, first: number): Compared => ({
      ...each,
      folds: each.folds.map((fold) => ({ ...fold, rows: Array.from({ length: 20 }, (_, at) => first + at) })),
    });
    const pairingOf = (one: Compared, other: Compared) => compareToBaseline(one, [other], { seed })[0].pairing;
    expect(pairingOf(baseline, otherSizes)).toBe("IMAGES");
    expect(pairingOf(withRows(baseline, 0), withRows(better, 1))).toBe("IMAGES");
    expect(pairingOf(withRows(baseline, 3), withRows(better, 3))).toBe("FOLDS");
    expect(pairingOf(baseline, { ...better, folds: better.folds.slice(0, 1) })).toBe("IMAGES");
  });

  test("its draws depend on the seed and its own name alone, not on those beside it", () => {
    const [first, second] = pair(1.5, 3);
    const [alone] = compareToBaseline(first, [second], { seed });
    const among = compareToBaseline(first, [{ ...first, id: "third" }, second], { seed })[1];
    expect(among.interval).toEqual(alone.interval);
    expect(compareToBaseline(first, [second], { seed: 2 })[0].interval).not.toEqual(alone.interval);
  });

  test("among 60 at once a clear difference can still be shown", () => {
    const [first, second] = pair(4, 5);
    const pinned = { ...first, folds: baseline.folds };
    const others = Array.from({ length: 59 }, (_, at) => ({ ...alike, id: `alike ${at}` }));
    expect(compareToBaseline(pinned, [...others, second], { seed }).at(-1)).toMatchObject({
      pairing: "IMAGES",
      verdict: "BETTER",
    });
  });

  test.each([
    ["no row scored by both", { outOfFold: Array.from({ length: 100 }, () => Number.NaN) }, "NO_COMMON_ROWS", 0],
    ["scores that never differ", {}, "NO_SPREAD", 100],
  ])("%s gives no interval, with the reason", (_, change, reason, n) => {
    const [found] = compareToBaseline(dealtAnew(baseline), [{ ...dealtAnew(better), ...change }], { seed });
    expect(found).toMatchObject({ pairing: "IMAGES", interval: null, pValue: null, reason, n });
  });

  test("rows of one class, or a class of one family, give no interval, with the reason", () => {
    const [first, second] = pair(1.5, 6);
    const only = (isKept: (row: number) => boolean): Compared => ({
      ...second,
      outOfFold: Array.from(second.outOfFold, (score, row) => (isKept(row) ? score : Number.NaN)),
    });
    const reasonOf = (other: Compared) => compareToBaseline(first, [other], { seed })[0].reason;
    expect(reasonOf(only((row) => row % 2 === 0))).toBe("ONE_CLASS");
    expect(reasonOf(only((row) => row % 2 === 0 || row === 1))).toBe("TOO_FEW_FAMILIES");
  });
});

test("the smallest effect is the exact power calculation's within 2 %", () => {
  // statsmodels 0.13.5: TTestPower().solve_power(nobs=df + 1, alpha=0.05, power=0.8) sqrt(df + 1).
  for (const [df, exact] of [
    [4, 3.76106],
    [9, 3.149635],
    [24, 2.920131],
  ])
    expect(Math.abs(smallestEffect(1, df, 0.95, 0.8) / exact - 1)).toBeLessThan(0.02);
});

test("what comes out is what JSON keeps", () => {
  const found = compareToBaseline(baseline, [better, dealtAnew(alike), baseline], { seed });
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("rows of another number, and a level or power of 1, are refused with their values", () => {
  const short = { ...better, labels: [0, 1], groups: [0, 1], outOfFold: [0, 1] };
  expect(() => compareToBaseline(baseline, [short], { seed })).toThrow("better has 2 rows, baseline has 100");
  expect(() => compareToBaseline(baseline, [better], { seed, level: 1 })).toThrow("level must be inside (0, 1), got 1");
  expect(() => compareToBaseline(baseline, [better], { seed, power: 1 })).toThrow("power must be inside (0, 1), got 1");
  expect(() => compareToBaseline(dealtAnew(baseline), [better], { seed, nResamples: 1 })).toThrow("got 1");
  expect(compareToBaseline(baseline, [], { seed })).toEqual([]);
});
