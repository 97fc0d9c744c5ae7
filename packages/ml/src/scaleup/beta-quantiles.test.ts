import { expect, test } from "vitest";
import { betaQuantile } from "../metrics/beta-quantile.ts";
import { regularisedBeta } from "../metrics/regularised-beta.ts";
import { betaQuantiles } from "./beta-quantiles.ts";

const SHARES = [1e-5, 0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999, 1 - 1e-5];

test.each([
  [0.5, 50.5],
  [0.5, 0.5],
  [1, 1],
  [3.7, 47.3],
  [50.5, 1.5],
  [2000, 18_000],
  [0.05, 3],
])("of Beta(%f, %f) they are the exact ones to a thousandth", (alpha, beta) => {
  const quick = betaQuantiles(alpha, beta, SHARES);
  SHARES.forEach((share, i) => {
    const exact = betaQuantile(share, alpha, beta);
    // Where a quantile is nearly 0 or 1 itself, what counts is the share that it leaves below it.
    const near = Math.abs(quick[i] - exact) <= 1e-3 * Math.min(exact, 1 - exact);
    const left = regularisedBeta(quick[i], alpha, beta);
    const sameShare = Math.abs(left - share) <= 1e-3 * Math.min(share, 1 - share);
    expect(near || sameShare, `${share}: ${quick[i]} for ${exact}`).toBe(true);
  });
});

test("they ascend, from one end of 0..1 to the other", () => {
  const shares = Array.from({ length: 5000 }, (_, i) => (i + 0.5) / 5000);
  for (const [alpha, beta] of [
    [0.5, 20.5],
    [0.001, 0.001],
    [1e6, 1e6],
  ]) {
    const values = betaQuantiles(alpha, beta, shares);
    expect(values.every((value, i) => value >= 0 && value <= 1 && (i === 0 || value >= values[i - 1]))).toBe(true);
  }
});
