import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { rowDistanceSq } from "../matrix/row-distance.ts";
import { drawIndex, drawNormal, shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { silhouetteSamples, silhouetteScore, silhouetteScores } from "./silhouette-score.ts";

function draw(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed, "silhouette test");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = 50 + drawNormal(random);
  return matrix;
}

/** Rousseeuw's definition, row by row. */
function plainSilhouette(features: Matrix, labels: number[], i: number): number {
  const { data, rows, cols } = features;
  const means = [...new Set(labels)].map((cluster) => {
    const others = Array.from({ length: rows }, (_, j) => j).filter((j) => j !== i && labels[j] === cluster);
    const sum = others.reduce((total, j) => total + Math.sqrt(rowDistanceSq(data, i * cols, data, j * cols, cols)), 0);
    return { cluster, mean: sum / others.length, alone: others.length === 0 };
  });
  const own = means.find(({ cluster }) => cluster === labels[i]);
  if (!own || own.alone) return 0;
  const outside = Math.min(...means.filter((one) => one !== own).map(({ mean }) => mean));
  const wider = Math.max(own.mean, outside);
  return wider === 0 ? 0 : (outside - own.mean) / wider;
}

test("every row's silhouette is the definition's, to 1e-12, for partitions of any sizes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 7 }),
      fc.integer(),
      async (n, d, k, seed) => {
        const random = createRandom(seed);
        const drawn = draw(n, d, seed);
        const features = takeRows(
          drawn,
          Array.from({ length: n }, () => drawIndex(random, n)),
        );
        const labels = Array.from({ length: n }, (_, i) => (i < 2 ? i : drawIndex(random, k)));
        const ours = await silhouetteSamples(features, labels);
        ours?.forEach((value, i) => {
          expect(Math.abs(value - plainSilhouette(features, labels, i))).toBeLessThan(1e-12);
        });
        expect(ours === null).toBe(new Set(labels).size === n);
      },
    ),
    { seed: 1, numRuns: 30 },
  );
});

test("across blocks of rows, and whatever the order of the rows, the score is the same", async () => {
  const features = draw(2100, 3, 2);
  const labels = Array.from({ length: 2100 }, (_, i) => i % 3);
  const order = shuffle(Array.from(labels.keys()), createRandom(1));
  const samples = await silhouetteSamples(features, labels);
  for (const i of [0, 1, 1999, 2099]) expect(samples?.[i]).toBeCloseTo(plainSilhouette(features, labels, i), 12);
  const moved = await silhouetteSamples(
    takeRows(features, order),
    order.map((row) => labels[row]),
  );
  order.forEach((row, at) => {
    expect(Math.abs((moved?.[at] ?? 9) - (samples?.[row] ?? -9))).toBeLessThan(1e-12);
  });
});

test("several partitions at once get the scores they get alone, null among them", async () => {
  const features = draw(20, 2, 3);
  const partitions = [2, 1, 4, 20, 3].map((k) => Array.from({ length: 20 }, (_, i) => i % k));
  const together = await silhouetteScores(features, partitions);
  const alone = await Promise.all(partitions.map((labels) => silhouetteScore(features, labels)));
  expect(together).toEqual(alone);
  expect(together.map((score) => score === null)).toEqual([false, true, false, true, false]);
});

test("the silhouette of four points on a line is the one worked out by hand", async () => {
  // 0, 1 | 10, 11: a = 1 for each; b = 10.5, 9.5, 9.5, 10.5.
  const expected = (2 * (9.5 / 10.5) + 2 * (8.5 / 9.5)) / 4;
  expect(await silhouetteScore(matrixFromRows([[0], [1], [10], [11]]), [0, 0, 1, 1])).toBeCloseTo(expected, 12);
});

test("a row alone in its cluster counts 0, equal rows do not make NaN, one row has none", async () => {
  expect(await silhouetteScore(matrixFromRows([[0], [1], [10]]), [0, 0, 1])).toBeCloseTo((9 / 10 + 8 / 9 + 0) / 3, 12);
  expect(await silhouetteScore(createMatrix(4, 2), [0, 0, 1, 1])).toBe(0);
  expect(await silhouetteScore(createMatrix(1, 2), [0])).toBeNull();
});

test("an empty cluster number is no cluster; other lengths, no cluster and NaN are refused", async () => {
  const features = matrixFromRows([[0], [1], [10]]);
  expect(await silhouetteScore(features, [0, 0, 5])).toBe(await silhouetteScore(features, [0, 0, 1]));
  await expect(silhouetteScore(features, [0, -1, 0])).rejects.toThrow("cluster -1 at row 1");
  await expect(silhouetteScore(features, [0, 1])).rejects.toThrow("2 entries, features has 3 rows");
  await expect(silhouetteScore(matrixFromRows([[0], [Number.NaN]]), [0, 1])).rejects.toThrow("row 1, column 0");
});

test("progress counts rows, and an aborted score throws the signal's reason", async () => {
  const seen: number[][] = [];
  await silhouetteScore(draw(2100, 1, 4), new Int8Array(2100).fill(1, 9), {
    onProgress: (...given) => seen.push(given),
  });
  expect(seen).toEqual([
    [0, 2100],
    [1997, 2100],
    [2100, 2100],
  ]);
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(silhouetteScore(draw(4, 1, 4), [0, 0, 1, 1], { signal })).rejects.toThrow("enough");
});
