import { expect, test } from "vitest";
import { largestGap } from "../parity/sklearn-cases.fixture.ts";
import { createRandom } from "../random/random.ts";
import { lanczos } from "./lanczos.ts";

const random = createRandom(8);

/** A path of n rows: 2 on the diagonal, 1 beside it; eigenvalues 2 + 2 cos(k pi / (n + 1)). */
function path(x: Float64Array, product: Float64Array): void {
  for (let i = 0; i < x.length; i++) product[i] = 2 * x[i] + (x[i - 1] ?? 0) + (x[i + 1] ?? 0);
}

test("the largest eigenpairs of a path have their closed form", () => {
  const n = 60;
  const { values, vectors } = lanczos(path, n, 3, { random, tol: 1e-10 });
  expect(
    largestGap(
      values,
      [1, 2, 3].map((k) => 2 + 2 * Math.cos((k * Math.PI) / (n + 1))),
    ),
  ).toBeLessThan(1e-9);
  for (let c = 0; c < 3; c++) {
    const wanted = Array.from({ length: n }, (_, i) =>
      Math.abs(Math.sqrt(2 / (n + 1)) * Math.sin(((c + 1) * (i + 1) * Math.PI) / (n + 1))),
    );
    expect(largestGap(vectors.subarray(c * n, (c + 1) * n).map(Math.abs), wanted)).toBeLessThan(1e-6);
  }
});

test("known eigenvectors are left out", () => {
  const n = 40;
  const first = Float64Array.from(
    { length: n },
    (_, i) => Math.sqrt(2 / (n + 1)) * Math.sin(((i + 1) * Math.PI) / (n + 1)),
  );
  const { values } = lanczos(path, n, 1, { random, known: [first], tol: 1e-10 });
  expect(values[0]).toBeCloseTo(2 + 2 * Math.cos((2 * Math.PI) / (n + 1)), 8);
});

test("a multiple of the identity has one eigenvector to be found, and nothing is left beside a whole basis", () => {
  const doubled = (x: Float64Array, product: Float64Array) => product.set(x.map((value) => 2 * value));
  const { values, vectors } = lanczos(doubled, 5, 3, { random });
  expect(largestGap(values, [2])).toBeLessThan(1e-12);
  expect(vectors.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
  const known = [0, 1].map((one) => Float64Array.from([0, 1], (i) => Number(i === one)));
  expect(lanczos(doubled, 2, 1, { random, known }).values).toHaveLength(0);
});
