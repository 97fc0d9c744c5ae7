import { expect } from "vitest";
import { takeRows } from "../../matrix/matrix.ts";
import { fitPca, transformPca } from "../../project/pca/pca.ts";
import { createRandom } from "../../random/random.ts";
import { type Check, largest, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Expected = { explainedVariance: number[]; explainedVarianceRatio: number[]; absTransformFirst5: number[][] };
type PcaCase = SklearnCase<{ nComponents: number }, Expected, { rel: number }>;

/** Variances one by one; coordinates by magnitude, since signs are free, relative to the largest. */
export const checkPca: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as PcaCase;
  const model = await fitPca(features, params, { random: createRandom(0) });
  for (const figure of ["explainedVariance", "explainedVarianceRatio"] as const) {
    const gaps = expected[figure].map((value, c) => model[figure][c] / value - 1);
    expect(gaps).toHaveLength(params.nComponents);
    expect(largest(gaps)).toBeLessThanOrEqual(tolerance.rel);
  }
  const rows = takeRows(features, Array.from(expected.absTransformFirst5.keys()));
  const coordinates = (await transformPca(model, rows)).data.map(Math.abs);
  const wanted = expected.absTransformFirst5.flat();
  expect(largestGap(coordinates, wanted)).toBeLessThanOrEqual(tolerance.rel * largest(wanted));
};
