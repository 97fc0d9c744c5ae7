import { expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { simulateLabelShift } from "./label-shift.fixture.ts";
import { logOdds } from "./log-odds.ts";
import { fitRecalibration } from "./recalibration.ts";

function fitTo(params: { normals: number; cancers: number; sharpness?: number; seed: number }) {
  const scores = simulateLabelShift({ ...params, random: createRandom(params.seed), pool: 1, prevalence: 0.5 });
  const logits = Float64Array.from(scores.labelled, logOdds);
  const labels = Int8Array.from(scores.labels);
  return fitRecalibration(logits, labels, new Float64Array(labels.length).fill(1));
}

test("the slope undoes the sharpness that scores were given", () => {
  for (const sharpness of [0.5, 1, 3]) {
    const { slope, intercept, converged } = fitTo({ normals: 4000, cancers: 4000, sharpness, seed: 1 });
    expect(converged).toBe(true);
    expect(slope * sharpness).toBeCloseTo(1, 1);
    expect(intercept).toBeCloseTo(0, 1);
  }
});

test("in small samples the slope of calibrated scores is 1 on average, where maximum likelihood runs above", () => {
  const slopes = Array.from({ length: 200 }, (_, seed) => fitTo({ normals: 20, cancers: 20, seed }).slope);
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  const variance = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / (slopes.length - 1);
  expect(Math.abs(mean - 1)).toBeLessThan(3 * Math.sqrt(variance / slopes.length));
});

test("one row a class at logits of -1 and 1: the penalised slope of the closed form", () => {
  // By symmetry the intercept is 0; both leverages are 1, so (1 - p) + (1/2 - p) = 0 and p = 3/4: slope ln 3.
  const { slope, intercept } = fitRecalibration(Float64Array.of(-1, 1), Int8Array.of(0, 1), Float64Array.of(1, 1));
  expect(slope).toBeCloseTo(Math.log(3), 6);
  expect(intercept).toBeCloseTo(0, 6);
});

test("a weight of two is the row twice, and the mean probability is the share of cancers", () => {
  const logits = Float64Array.of(-2, -1, 0.5, 0, 1, 3);
  const labels = Int8Array.of(0, 0, 0, 1, 1, 1);
  const twice = fitRecalibration(
    Float64Array.of(...logits, 0.5, 3),
    Int8Array.of(...labels, 0, 1),
    new Float64Array(8).fill(1),
  );
  const weighted = fitRecalibration(logits, labels, Float64Array.of(1, 1, 2, 1, 1, 2));
  // The penalty's information is that of the weighted rows, so the two are one fit.
  expect(weighted.slope).toBeCloseTo(twice.slope, 6);
  expect(weighted.intercept).toBeCloseTo(twice.intercept, 6);
  const sum = [...logits, 0.5, 3].reduce((total, logit) => {
    return total + 1 / (1 + Math.exp(-(twice.slope * logit + twice.intercept)));
  }, 0);
  expect(sum).toBeCloseTo(4, 6);
});

test("equal logits have slope 0 and the base rate", () => {
  const { slope, intercept } = fitRecalibration(
    Float64Array.of(2, 2, 2, 2),
    Int8Array.of(0, 1, 1, 1),
    new Float64Array(4).fill(1),
  );
  expect(slope).toBe(0);
  expect(intercept).toBeCloseTo(Math.log(3), 12);
});

test("one normal far below its few cancers: the rising slope of the closed form, where full steps fall for ever", () => {
  const logits = Float64Array.of(2, -20, 2, 2, 2, 9);
  const found = fitRecalibration(logits, Int8Array.of(1, 0, 1, 1, 1, 0), Float64Array.of(2, 1, 2, 2, 1, 0));
  // Two values, two parameters: the prior adds half a row of each class at each value. The row of weight 0 says nothing.
  expect(found.converged).toBe(true);
  expect(found.slope).toBeCloseTo((logOdds(7.5 / 8) - logOdds(0.5 / 2)) / 22, 6);
});
