import { expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { normalThreshold } from "./normal-threshold.ts";

const ascending = (n: number) => Array.from({ length: n }, (_, i) => (i + 1) / (n + 1));
const own = (n: number) => ascending(n).map((_, i) => i);
const normals = (n: number) => ascending(n).fill(0);

test.each([
  [0.05, 19, 1],
  [0.05, 39, 2],
  [0.1, 29, 3],
  [0.29, 99, 29],
  [0.07, 99, 7],
])("at alpha %d the %i normals give the threshold of rank %i from above", (alpha, n, k) => {
  const { normalUpTo } = normalThreshold([ascending(n)], normals(n), own(n), alpha);
  expect(normalUpTo).toBeCloseTo((n + 1 - k) / (n + 1), 12);
});

test("18 normals are too few for alpha 0.05: everything may be normal", () => {
  expect(normalThreshold([ascending(18)], normals(18), own(18), 0.05)).toEqual({
    normalUpTo: null,
    nNormal: 18,
    interval: null,
  });
  expect(normalThreshold([], [], [], 0.05).normalUpTo).toBeNull();
});

test("a family counts once, by its highest score; rows without label or score, and families labelled cancer, not at all", () => {
  const plain = normalThreshold([ascending(40)], normals(40), own(40), 0.05);
  const scores = [...ascending(40), 0.01, Number.NaN, 0.999, 0.999, 0.5];
  const labels = [...normals(40), 0, 0, -1, 0, 1];
  expect(normalThreshold([scores], labels, [...own(40), 39, 38, 90, 91, 91], 0.05)).toEqual(plain);
});

test("the threshold is the median of the repeats' own, and the shortest repeat sets the count", () => {
  const scores = ascending(19);
  const repeats = [scores, scores.map((score) => score / 2), scores.map((score) => score / 4)];
  expect(normalThreshold(repeats, normals(19), own(19), 0.05).normalUpTo).toBeCloseTo(0.475, 12);
  expect(normalThreshold(repeats.slice(0, 2), normals(19), own(19), 0.05).normalUpTo).toBeCloseTo(0.7125, 12);
  const short = scores.with(3, Number.NaN);
  expect(normalThreshold([scores, short], normals(19), own(19), 0.05)).toMatchObject({ normalUpTo: null, nNormal: 18 });
});

test("of exchangeable normals a share alpha lies above on average, and within the interval 95 % of the time", () => {
  const random = createRandom(11, "normals");
  const rounds = 2000;
  let above = 0;
  let inside = 0;
  for (let round = 0; round < rounds; round++) {
    const scores = Array.from({ length: 29 }, random);
    const { normalUpTo, interval } = normalThreshold([scores], normals(29), own(29), 0.1);
    // Of uniform scores a share 1 - x lies above x.
    const beyond = 1 - (normalUpTo ?? 1);
    above += beyond / rounds;
    if (interval && beyond >= interval.low && beyond <= interval.high) inside++;
  }
  // floor(0.1 * 30) / 30 = 0.1 in expectation, deviation 0.0012; of the share inside 0.005.
  expect(Math.abs(above - 0.1)).toBeLessThan(0.004);
  expect(Math.abs(inside / rounds - 0.95)).toBeLessThan(0.015);
});
