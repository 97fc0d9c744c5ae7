import { expect, test } from "vitest";
import { largestGap } from "../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { choleskyInPlace, choleskySolve } from "./cholesky.ts";
import { largestEigen } from "./largest-eigen.ts";
import { gramOfRows } from "./plain-products.fixture.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

test("the second difference matrix has its closed-form eigenvalues 2 - 2 cos(k pi / (n + 1))", () => {
  const n = 12;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = 2;
    if (i > 0) matrix[i * n + i - 1] = matrix[(i - 1) * n + i] = -1;
  }
  const expected = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)));
  expect(largestGap(symmetricEigen(matrix, n).values, expected)).toBeLessThan(1e-13);
});

test.each([1, 2, 3, 40])("a random symmetric %i x %i matrix is rebuilt from its orthonormal eigenvectors", (n) => {
  const random = createRandom(n);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = drawNormal(random);
  const { values, vectors } = symmetricEigen(matrix, n);
  const rebuilt = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) rebuilt[i * n + j] += values[k] * vectors[k * n + i] * vectors[k * n + j];
    }
  }
  expect(largestGap(rebuilt, matrix)).toBeLessThan(1e-12);
  const identity = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
  expect(largestGap(gramOfRows(vectors, n, n), identity)).toBeLessThan(1e-12);
  expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
});

test("a matrix of zeros and one of rank one have the eigenvalues they must", () => {
  expect(Array.from(symmetricEigen(new Float64Array(9), 3).values)).toEqual([0, 0, 0]);
  const ones = symmetricEigen(new Float64Array(16).fill(1), 4).values;
  expect(largestGap(ones, [4, 0, 0, 0])).toBeLessThan(1e-14);
});

function randomSymmetric(n: number): Float64Array {
  const random = createRandom(n);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = drawNormal(random);
  return matrix;
}

/** Largest entry of A v - value v over all pairs. */
function residual(matrix: Float64Array, n: number, values: Float64Array, vectors: Float64Array): number {
  let worst = 0;
  for (let c = 0; c < values.length; c++) {
    for (let i = 0; i < n; i++) {
      let sum = -values[c] * vectors[c * n + i];
      for (let j = 0; j < n; j++) sum += matrix[i * n + j] * vectors[c * n + j];
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

const identity = (n: number) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));

test.each([
  [1, 1],
  [2, 2],
  [60, 7],
  [60, 60],
])("the largest eigenpairs of a %i x %i matrix are those of the whole decomposition", (n, count) => {
  const matrix = randomSymmetric(n);
  const { values, vectors } = largestEigen(matrix, n, count);
  expect(largestGap(values, symmetricEigen(matrix, n).values.subarray(0, count))).toBeLessThan(1e-12);
  expect(residual(matrix, n, values, vectors)).toBeLessThan(1e-12);
  expect(largestGap(gramOfRows(vectors, count, n), identity(count))).toBeLessThan(1e-11);
});

test("eigenvalues that coincide still have eigenvectors at right angles", () => {
  const n = 24;
  const { vectors: basis } = symmetricEigen(randomSymmetric(n), n);
  const spectrum = Array.from({ length: n }, (_, i) => [5, 5, 5, 2, 2, 1][i] ?? 0);
  const matrix = new Float64Array(n * n);
  spectrum.forEach((value, c) => {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) matrix[i * n + j] += value * basis[c * n + i] * basis[c * n + j];
  });
  for (const given of [matrix, new Float64Array(n * n), identity(n)]) {
    const { values, vectors } = largestEigen(given, n, 12);
    expect(residual(given, n, values, vectors)).toBeLessThan(1e-12);
    expect(largestGap(gramOfRows(vectors, 12, n), identity(12))).toBeLessThan(1e-12);
  }
});

test("entries of any size keep their digits", () => {
  const n = 10;
  const matrix = randomSymmetric(n);
  const { values } = symmetricEigen(matrix, n);
  for (const scale of [1e-200, 1e200]) {
    const scaled = symmetricEigen(
      matrix.map((value) => value * scale),
      n,
    );
    expect(
      largestGap(
        scaled.values,
        values.map((value) => value * scale),
      ) / scale,
    ).toBeLessThan(1e-12);
  }
});

test("Cholesky solves what it factored, and refuses a matrix that is not positive definite", () => {
  const n = 9;
  const random = createRandom(6);
  const x = Float64Array.from({ length: n * 20 }, () => drawNormal(random));
  const matrix = gramOfRows(x, n, 20);
  const wanted = Float64Array.from({ length: n }, (_, i) => i - 4);
  const b = Float64Array.from({ length: n }, (_, i) => wanted.reduce((sum, w, j) => sum + matrix[i * n + j] * w, 0));
  const factor = Float64Array.from(matrix);
  choleskyInPlace(factor, n);
  expect(largestGap(choleskySolve(factor, n, b), wanted)).toBeLessThan(1e-10);
  expect(() => choleskyInPlace(new Float64Array([1, 0, 0, -2]), 2)).toThrow("pivot -2 at 1");
});
