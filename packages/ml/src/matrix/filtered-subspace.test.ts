import fc from "fast-check";
import { expect, test } from "vitest";
import { drawIndex, drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { type BlockOperator, filteredSubspace } from "./filtered-subspace.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const operatorOf =
  (matrix: Float64Array, n: number): BlockOperator =>
  async ({ data, cols: p }) => {
    const product = new Float64Array(n * p);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) for (let c = 0; c < p; c++) product[i * p + c] += matrix[i * n + j] * data[j * p + c];
    }
    return { data: product, rows: n, cols: p };
  };

/** Normalised adjacency of a random graph in `parts` separate parts: eigenvalues in -1..1, 1 once for each part. */
function randomGraph(n: number, parts: number, seed: number): Float64Array {
  const random = createRandom(seed, "graph");
  const adjacency = new Float64Array(n * n);
  const join = (i: number, j: number) => {
    if (i !== j) adjacency[i * n + j] = adjacency[j * n + i] = 1;
  };
  for (let i = 0; i < n; i++) {
    if (i + parts < n) join(i, i + parts);
    const j = drawIndex(random, n);
    if (j % parts === i % parts) join(i, j);
  }
  const roots = Float64Array.from({ length: n }, (_, i) =>
    Math.sqrt(adjacency.subarray(i * n, (i + 1) * n).reduce((sum, value) => sum + value, 0)),
  );
  return adjacency.map((value, at) => value / (roots[Math.floor(at / n)] * roots[at % n]));
}

test("the largest eigenpairs of random graphs are those of the dense decomposition, parts and all", async () => {
  const graphs = fc.record({
    seed: fc.integer(),
    n: fc.integer({ min: 12, max: 60 }),
    parts: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(graphs, async ({ seed, n, parts }) => {
      const matrix = randomGraph(n, parts, seed);
      const apply = operatorOf(matrix, n);
      const found = await filteredSubspace(apply, n, 5, { random: createRandom(1), lowest: -1 });
      expect(found.converged).toBe(true);
      const dense = symmetricEigen(matrix, n);
      for (let c = 0; c < 5; c++) expect(found.values[c]).toBeCloseTo(dense.values[c], 9);
      expect(found.values.filter((value) => value > 1 - 1e-9).length).toBe(Math.min(5, parts));
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b <= a; b++) {
          let inner = 0;
          for (let i = 0; i < n; i++) inner += found.vectors[a * n + i] * found.vectors[b * n + i];
          expect(inner).toBeCloseTo(a === b ? 1 : 0, 9);
        }
      }
    }),
    { seed: 1, numRuns: 20 },
  );
});

test("a ring's eigenvalues come in pairs, and both of a pair are found: 1, then cos(2 pi / n) twice", async () => {
  const n = 200;
  const ring: BlockOperator = async ({ data, cols: p }) => {
    const product = data.map((_, at) => {
      const [i, c] = [Math.floor(at / p), at % p];
      return (data[((i + 1) % n) * p + c] + data[((i + n - 1) % n) * p + c]) / 2;
    });
    return { data: product, rows: n, cols: p };
  };
  const { values, converged } = await filteredSubspace(ring, n, 5, { random: createRandom(2), lowest: -1 });
  expect(converged).toBe(true);
  [0, 1, 1, 2, 2].forEach((turns, c) => {
    expect(values[c]).toBeCloseTo(Math.cos((2 * Math.PI * turns) / n), 9);
  });
});

test("the identity, a matrix of zeros and one number are settled at once", async () => {
  const identity: BlockOperator = async (columns) => columns;
  const zeros = operatorOf(new Float64Array(64), 8);
  const choices = () => ({ random: createRandom(3), lowest: -1 });
  expect(Array.from((await filteredSubspace(identity, 8, 3, choices())).values).map((v) => v.toFixed(9))).toEqual(
    Array(3).fill("1.000000000"),
  );
  expect((await filteredSubspace(zeros, 8, 3, choices())).converged).toBe(true);
  expect((await filteredSubspace(identity, 1, 1, choices())).values[0]).toBeCloseTo(1, 12);
});

test("what has not settled after the most products is returned, and says so; the same seed gives the same bytes", async () => {
  const random = createRandom(5);
  const n = 80;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = drawNormal(random) / 20;
  const find = () =>
    filteredSubspace(operatorOf(matrix, n), n, 4, { random: createRandom(1), lowest: -1, productsMax: 2 });
  const found = await find();
  expect(found.converged).toBe(false);
  expect(await find()).toEqual(found);
});
