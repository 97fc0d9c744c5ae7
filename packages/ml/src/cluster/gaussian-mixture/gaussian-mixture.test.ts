import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { fitGaussianMixture, predictGaussianMixture, scoreGaussianMixture } from "./gaussian-mixture.ts";
import { COVARIANCE_TYPES, type CovarianceType } from "./gaussians.ts";
import type { MixtureStart } from "./mixture-start.ts";

const tools = () => ({ random: createRandom(0) });

/** Three clouds of unequal size and shape. */
function clouds(n: number, d: number, seed: number): Matrix {
  const random = createRandom(seed, "clouds");
  const features = createMatrix(n, d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++)
      features.data[i * d + j] = 4 * ((i % 3) - 1) * (j % 2) + (1 + (i % 3)) * drawNormal(random);
  }
  return features;
}

/** Everything given, so that nothing comes from k-means: its draws depend on the order of the rows. */
function wholeStart(features: Matrix, type: CovarianceType): MixtureStart {
  const { cols: d } = features;
  const matrices = { full: 3, tied: 1, diag: 0, spherical: 0 }[type];
  const identities = Array.from({ length: matrices * d * d }, (_, at) => ((at % (d * d)) % (d + 1) === 0 ? 1 : 0));
  const precisionsInit = { full: identities, tied: identities, diag: Array(3 * d).fill(1), spherical: [1, 1, 1] }[type];
  return { meansInit: takeRows(features, [0, 1, 2]), weightsInit: [0.2, 0.3, 0.5], precisionsInit };
}

describe.each(COVARIANCE_TYPES)("%s", (covarianceType) => {
  test("one Gaussian has the mean, the covariance and the likelihood of the closed form", async () => {
    const features = matrixFromRows([
      [0, 0],
      [2, 0],
      [0, 4],
      [2, 4],
      [1, 2],
    ]);
    const { gaussians, ...model } = await fitGaussianMixture(
      features,
      { nComponents: 1, covarianceType, regCovar: 0 },
      tools(),
    );
    const [first, second] = [4 / 5, 16 / 5];
    const expected = {
      full: [first, 0, 0, second],
      tied: [first, 0, 0, second],
      diag: [first, second],
      spherical: [(first + second) / 2],
    }[covarianceType];
    expect(largestGap(gaussians.covariances, expected)).toBeLessThan(1e-12);
    expect(largestGap(gaussians.means, [1, 2])).toBeLessThan(1e-12);
    const determinant = covarianceType === "spherical" ? expected[0] ** 2 : first * second;
    expect(model.meanLogLikelihood).toBeCloseTo(-Math.log(2 * Math.PI) - Math.log(determinant) / 2 - 1, 12);
    const charged = { full: 5, tied: 5, diag: 4, spherical: 3 }[covarianceType];
    expect(model.bic).toBeCloseTo(charged * Math.log(5) - 10 * model.meanLogLikelihood, 9);
    expect(model.aic).toBeCloseTo(2 * charged - 10 * model.meanLogLikelihood, 9);
  });

  test("the likelihood never falls, shares sum to 1 and belong to the likeliest, whatever the rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 4 }), async (seed, d) => {
        const features = clouds(40, d, seed);
        const params = { nComponents: 3, covarianceType, tol: 0, maxIter: 15 };
        const { history, responsibilities, labels } = await fitGaussianMixture(features, params, tools());
        expect(history).toHaveLength(15);
        for (let i = 1; i < history.length; i++) expect(history[i]).toBeGreaterThan(history[i - 1] - 1e-5);
        for (let i = 0; i < 40; i++) {
          const shares = responsibilities.data.subarray(i * 3, i * 3 + 3);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          expect(shares[labels[i]]).toBe(Math.max(...shares));
        }
      }),
      { seed: 1, numRuns: 10 },
    );
  });

  test("rows in another order, from the same start, belong to the same components", async () => {
    const features = clouds(60, 3, 5);
    const start = wholeStart(features, covarianceType);
    const order = shuffle(Array.from(Array(60).keys()), createRandom(2));
    const params = { nComponents: 3, covarianceType };
    const plain = await fitGaussianMixture(features, params, { ...tools(), start });
    const moved = await fitGaussianMixture(takeRows(features, order), params, { ...tools(), start });
    expect(Array.from(moved.labels)).toEqual(order.map((row) => plain.labels[row]));
    expect(await predictGaussianMixture(plain, features)).toEqual(plain.labels);
  });

  test("many blocks of rows add up to what one block gives", async () => {
    const features = clouds(3000, 8, 1);
    const data = Float32Array.from({ length: 60_000 * 8 }, (_, at) => features.data[at % features.data.length]);
    const repeated = { data, rows: 60_000, cols: 8 };
    const start = wholeStart(features, covarianceType);
    const params = { nComponents: 3, covarianceType, maxIter: 3, tol: 0 };
    const one = await fitGaussianMixture(features, params, { ...tools(), start });
    const many = await fitGaussianMixture(repeated, params, { ...tools(), start });
    expect(largestGap(many.gaussians.covariances, one.gaussians.covariances)).toBeLessThan(1e-9);
    expect((await scoreGaussianMixture(one, repeated)).meanLogLikelihood).toBeCloseTo(one.meanLogLikelihood, 10);
  });

  test.each<[string, Matrix, number]>([
    ["all points equal", createMatrix(6, 2), 3],
    [
      "a constant column",
      matrixFromRows([
        [0, 7],
        [1, 7],
        [2, 7],
        [9, 7],
        [10, 7],
      ]),
      2,
    ],
    ["every row its own component", matrixFromRows([[0], [1], [5], [9]]), 4],
    ["one row", matrixFromRows([[3, 4]]), 1],
    ["more columns than rows", clouds(5, 12, 3), 2],
    ["rows far from 0", matrixFromRows([[1e6], [1e6 + 1], [1e6 + 2], [1e6 + 40], [1e6 + 41]]), 2],
  ])("survives %s with finite numbers", async (_, features, nComponents) => {
    const { gaussians, labels, meanLogLikelihood, bic } = await fitGaussianMixture(
      features,
      { nComponents, covarianceType },
      tools(),
    );
    for (const values of [gaussians.weights, gaussians.means, gaussians.covariances, [meanLogLikelihood, bic]])
      expect(Array.from(values).every(Number.isFinite)).toBe(true);
    expect(labels.every((label) => label >= 0 && label < nComponents)).toBe(true);
  });

  test("the same seed gives the same bytes, and more starts never a lower likelihood", async () => {
    const features = clouds(80, 2, 9);
    const fit = (nInit: number) => fitGaussianMixture(features, { nComponents: 4, covarianceType, nInit }, tools());
    const [first, again, more] = [await fit(1), await fit(1), await fit(5)];
    expect(again).toEqual(first);
    expect(more.history.at(-1)).toBeGreaterThanOrEqual(first.history.at(-1)!);
  });
});

test("a Gaussian that shrinks to a point is refused where nothing is added to variances, with what to do", async () => {
  const features = matrixFromRows([[0], [0], [0], [5], [6], [7]]);
  await expect(fitGaussianMixture(features, { nComponents: 2, regCovar: 0 }, tools())).rejects.toThrow(
    /component \d has collapsed .* larger regCovar/,
  );
});

test("a start of another size, more components than rows, and NaN are refused with their values", async () => {
  const rows = matrixFromRows([[0], [1]]);
  const fit = (start: object, nComponents = 1) =>
    fitGaussianMixture(rows, { nComponents, covarianceType: "diag" }, { ...tools(), start });
  await expect(fit({}, 3)).rejects.toThrow("nComponents is 3, at most the 2 rows");
  await expect(fit({ meansInit: createMatrix(1, 2) })).rejects.toThrow("meansInit is 1 x 2, it must be 1 x 1");
  await expect(fit({ weightsInit: [0.5, 0.5] })).rejects.toThrow("weightsInit holds 2 numbers, 1 are needed");
  await expect(fit({ precisionsInit: [-1] })).rejects.toThrow("precisionsInit holds -1 at 0");
  await expect(fitGaussianMixture(matrixFromRows([[0], [Number.NaN]]), {}, tools())).rejects.toThrow("row 1, column 0");
});

test("an aborted fit throws the reason it was given", async () => {
  const signal = AbortSignal.abort(new Error("no longer wanted"));
  await expect(fitGaussianMixture(clouds(30, 2, 1), {}, { ...tools(), signal })).rejects.toThrow("no longer wanted");
});
