import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { plainSquaredDistances } from "../matrix/plain-products.fixture.ts";
import { toDouble } from "../matrix/to-double.ts";
import { drawIndex, drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { type Neighbors, nearestNeighbors } from "./nearest-neighbors.ts";

/** Every distance by differences in double, then a whole sort. */
function bruteForce(queries: Matrix, references: Matrix, k: number): Neighbors {
  const [source, target] = [toDouble(queries), toDouble(references)];
  const { cols } = references;
  const [indices, distancesSq] = [new Int32Array(queries.rows * k), new Float64Array(queries.rows * k)];
  for (let i = 0; i < queries.rows; i++) {
    const all = plainSquaredDistances(source, i * cols, target, cols);
    const order = Array.from(all.keys()).sort((a, b) => all[a] - all[b] || a - b);
    for (let at = 0; at < k; at++) {
      indices[i * k + at] = order[at];
      distancesSq[i * k + at] = all[order[at]];
    }
  }
  return { indices, distancesSq, k };
}

const shapes: Record<string, (matrix: Matrix, random: () => number) => Matrix> = {
  scattered: (matrix) => matrix,
  "far from the origin": ({ data, ...size }) => ({ data: data.map((value) => 3e4 + value), ...size }),
  "on a coarse grid, full of ties": ({ data, ...size }) => ({ data: data.map((value) => Math.round(value)), ...size }),
  "mostly copies": (matrix, random) =>
    takeRows(
      matrix,
      Array.from({ length: matrix.rows }, () => drawIndex(random, 1 + (matrix.rows >> 4))),
    ),
  "tight pairs beside an outlier": ({ data, rows, cols }, random) => ({
    data: data.map((value, at) => (at < cols ? 1e5 * value : data[at % (4 * cols)] + 1e-6 * random())),
    rows,
    cols,
  }),
  "too small to square": ({ data, ...size }) => ({ data: data.map((value) => 1e-30 * value), ...size }),
  "too large to square": ({ data, ...size }) => ({ data: data.map((value) => 1e30 * value), ...size }),
  "all equal": ({ data, ...size }) => ({ data: data.map(() => 0.1), ...size }),
};

describe("neighbours and distances are those of brute force in double, to the last bit", () => {
  test.each(Object.entries(shapes))("on rows %s", async (_, shape) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer(),
        async (n, d, most, seed) => {
          const random = createRandom(seed, "neighbours");
          const plain = createMatrix(n, d);
          for (let at = 0; at < n * d; at++) plain.data[at] = drawNormal(random);
          const references = shape(plain, random);
          const k = Math.min(n, most);
          const queries = takeRows(
            references,
            Array.from({ length: 10 }, () => drawIndex(random, n)),
          );
          for (let at = 0; at < 5 * d; at++) queries.data[at] *= 1 + 1e-3 * random();
          expect(await nearestNeighbors(queries, references, k)).toEqual(bruteForce(queries, references, k));
          expect(await nearestNeighbors(references, references, k)).toEqual(bruteForce(references, references, k));
        },
      ),
      { seed: 1, numRuns: 15 },
    );
  });

  test("for queries farther away than single precision can square", async () => {
    const references = matrixFromRows(Array.from({ length: 40 }, (_, i) => [1e-12 * i, -1e-12 * (i % 7)]));
    const queries = matrixFromRows([
      [1e30, 1e30],
      [-1e20, 3],
      [1e-12, 0],
    ]);
    expect(await nearestNeighbors(queries, references, 3)).toEqual(bruteForce(queries, references, 3));
  });

  test("across blocks of queries", async () => {
    const random = createRandom(8);
    const references = createMatrix(300, 4);
    for (let at = 0; at < references.data.length; at++) references.data[at] = drawNormal(random);
    const queries = takeRows(
      references,
      Array.from({ length: 2100 }, () => drawIndex(random, 300)),
    );
    expect(await nearestNeighbors(queries, references, 2)).toEqual(bruteForce(queries, references, 2));
  });
});

test("a row is its own nearest neighbour at exactly 0, and equal distances come in order of index", async () => {
  const features = matrixFromRows([[0], [1], [-1], [1], [0.1]]);
  const { indices, distancesSq } = await nearestNeighbors(features, features, 5);
  expect(Array.from(indices.slice(0, 5))).toEqual([0, 4, 1, 2, 3]);
  expect(Array.from(indices.slice(5, 7))).toEqual([1, 3]);
  expect(distancesSq[0]).toBe(0);
});

test("progress counts the queries, and an aborted search throws the signal's reason", async () => {
  const features = createMatrix(1100, 2);
  const seen: number[][] = [];
  const controller = new AbortController();
  await nearestNeighbors(features, features, 1, { onProgress: (...given) => seen.push(given) });
  expect(seen).toEqual([
    [1024, 1100],
    [1100, 1100],
  ]);
  const onProgress = () => controller.abort(new Error("enough"));
  const search = nearestNeighbors(features, features, 1, { onProgress, signal: controller.signal });
  await expect(search).rejects.toThrow("enough");
});

test("no queries find nothing; k beyond n, other widths and NaN are refused", async () => {
  const references = createMatrix(3, 2);
  expect((await nearestNeighbors(createMatrix(0, 2), references, 2)).indices).toEqual(new Int32Array(0));
  await expect(nearestNeighbors(references, references, 4)).rejects.toThrow("k is 4");
  await expect(nearestNeighbors(createMatrix(1, 3), references, 1)).rejects.toThrow("3 columns");
  const broken = matrixFromRows([[Number.NaN, 0]]);
  await expect(nearestNeighbors(broken, references, 1)).rejects.toThrow("row 0, column 0");
});
