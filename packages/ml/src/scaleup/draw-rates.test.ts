import { expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom, type Random } from "../random/random.ts";
import { drawRates, medianRates, missRateQuantiles } from "./draw-rates.ts";
import type { Outcomes, QualityPoint } from "./quality.ts";
import { createSampler } from "./sampler.ts";

const N = 20_000;

const pointOf = (cancers: Outcomes, normals: Outcomes): QualityPoint => ({
  ...{ threshold: 0.2, cancers, normals, auditMisses: 0 },
});

const CANCERS = { normal: 3, review: 6, cancer: 41 };
const NORMALS = { normal: 30, review: 10, cancer: 5 };

/** Every family gets a weight of its own, a Gamma(1) draw (Rubin 1981), and each outcome half a family more, a Gamma(1/2)
 *  draw. */
function resampled({ normal, review, cancer }: Outcomes, random: Random) {
  const weight = (families: number) => {
    let sum = drawNormal(random) ** 2 / 2;
    for (let i = 0; i < families; i++) sum -= Math.log(1 - random());
    return sum;
  };
  const weights = [normal, review, cancer].map(weight);
  const total = weights[0] + weights[1] + weights[2];
  return { normal: weights[0] / total, review: weights[1] / total };
}

const sortedQuantiles = (values: ArrayLike<number>) => {
  const sorted = Float64Array.from(values).sort();
  return [0.025, 0.25, 0.5, 0.75, 0.975].map((share) => sorted[Math.floor(share * sorted.length)]);
};

test("the rates spread as families resampled one by one do", () => {
  const rates = drawRates(pointOf(CANCERS, NORMALS), createSampler(N, 1));
  const random = createRandom(2);
  for (const [outcomes, normal, review] of [
    [CANCERS, rates.cancerNormal, rates.cancerReview],
    [NORMALS, rates.normalNormal, rates.normalReview],
  ] as const) {
    const again = Array.from({ length: N }, () => resampled(outcomes, random));
    for (const [drawn, expected] of [
      [normal, again.map((each) => each.normal)],
      [review, again.map((each) => each.review)],
    ] as const) {
      sortedQuantiles(drawn).forEach((value, i) => {
        expect(Math.abs(value - sortedQuantiles(expected)[i])).toBeLessThan(0.006);
      });
    }
  }
});

test("a rate more leaves less for the others: all three make one whole", () => {
  const { cancerNormal, cancerReview } = drawRates(pointOf(CANCERS, NORMALS), createSampler(N, 1));
  for (let i = 0; i < N; i++) {
    expect(cancerNormal[i] > 0 && cancerReview[i] > 0 && cancerNormal[i] + cancerReview[i] < 1).toBe(true);
  }
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / N;
  // Dirichlet means: (count + 1/2) / (n + 3/2).
  expect(mean(cancerNormal)).toBeCloseTo(3.5 / 51.5, 4);
  expect(mean(cancerReview)).toBeCloseTo(6.5 / 51.5, 3);
});

test("no miss among 50 cancers is not taken for none at all, and no family at all for nothing known", () => {
  const [median, high] = missRateQuantiles(pointOf({ normal: 0, review: 0, cancer: 50 }, NORMALS), [0.5, 0.975]);
  expect(median).toBeGreaterThan(0.003);
  expect(high).toBeGreaterThan(0.04);
  const nothing = drawRates(null, createSampler(N, 1));
  expect(sortedQuantiles(nothing.cancerNormal)[4]).toBeGreaterThan(0.9);
});

test("another miss moves every draw upwards, none of them against the others", () => {
  const rates = (misses: number) =>
    drawRates(pointOf({ normal: misses, review: 6, cancer: 44 - misses }, NORMALS), createSampler(N, 5)).cancerNormal;
  const [fewer, more] = [rates(2), rates(2.4)];
  expect(fewer.every((rate, i) => rate < more[i])).toBe(true);
});

test("the median draw is the draws' median", () => {
  const point = pointOf(CANCERS, NORMALS);
  const { cancerNormal, normalNormal } = drawRates(point, createSampler(N, 9));
  const median = medianRates(point);
  expect(median.cancerNormal[0]).toBeCloseTo(sortedQuantiles(cancerNormal)[2], 4);
  expect(median.normalNormal[0]).toBeCloseTo(sortedQuantiles(normalNormal)[2], 4);
});
