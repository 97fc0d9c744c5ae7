import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { conditionalProbabilities } from "./conditional-probabilities.ts";
import { createQuadTree } from "./quad-tree.ts";
import { fitTsne } from "./tsne.ts";
import { tsneMethod } from "./tsne-method.ts";

const seeded = (seed: number) => ({ random: createRandom(seed) });

function draw(rows: number, cols: number, apart = 0): Matrix {
  const random = createRandom(rows, cols);
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++)
    matrix.data[at] = drawNormal(random) + apart * (Math.floor(at / cols) % 3);
  return matrix;
}

test("each row's neighbourhood has the perplexity asked for, in any unit", () => {
  const k = 12;
  const distances = Float64Array.from({ length: k }, (_, j) => (j + 1) ** 1.5);
  for (const unit of [1e-6, 1, 1e8]) {
    const neighbors = { indices: new Int32Array(k), distancesSq: distances.map((value) => value * unit), k };
    const p = conditionalProbabilities(neighbors, 5);
    const entropy = p.reduce((sum, value) => sum - (value > 0 ? value * Math.log(value) : 0), 0);
    expect(Math.exp(entropy)).toBeCloseTo(5, 3);
    expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  }
});

describe("the tree", () => {
  const n = 300;
  const random = createRandom(5);
  const points = Float64Array.from({ length: 2 * n }, () => 3 * drawNormal(random));
  // Some rows at one place, as duplicates are.
  points.copyWithin(40, 0, 20);

  function repulsion(angle: number) {
    const tree = createQuadTree(n);
    const forces = new Float64Array(2 * n);
    tree.build(points);
    return { total: tree.repel(points, angle, forces), forces };
  }

  function everyPair() {
    const forces = new Float64Array(2 * n);
    let total = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const [dx, dy] = [points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]];
        const q = 1 / (1 + dx * dx + dy * dy);
        if (i !== j) total += q;
        forces[2 * i] += q * q * dx;
        forces[2 * i + 1] += q * q * dy;
      }
    }
    return { total, forces };
  }

  test("at angle 0 gives the sums over every pair", () => {
    const [found, exact] = [repulsion(0), everyPair()];
    expect(found.total / exact.total).toBeCloseTo(1, 9);
    expect(largestGap(found.forces, exact.forces)).toBeLessThan(1e-3);
  });

  test("at angle 0.5 is within a few percent of them", () => {
    const [found, exact] = [repulsion(0.5), everyPair()];
    expect(Math.abs(found.total / exact.total - 1)).toBeLessThan(0.01);
    const strength = Math.sqrt(exact.forces.reduce((sum, force) => sum + force * force, 0) / (2 * n));
    const gap = found.forces.map((force, at) => force - exact.forces[at]);
    expect(Math.sqrt(gap.reduce((sum, force) => sum + force * force, 0) / (2 * n)) / strength).toBeLessThan(0.03);
  });
});

describe("t-SNE", () => {
  test("keeps three separate groups apart: each row's nearest on the map is of its group", async () => {
    const { embedding } = await fitTsne(draw(90, 8, 6), { perplexity: 15, maxIter: 400 }, seeded(1));
    for (let i = 0; i < 90; i++) {
      const distances = Array.from({ length: 90 }, (_, j) =>
        i === j
          ? Infinity
          : Math.hypot(
              embedding.data[2 * i] - embedding.data[2 * j],
              embedding.data[2 * i + 1] - embedding.data[2 * j + 1],
            ),
      );
      expect(distances.indexOf(Math.min(...distances)) % 3).toBe(i % 3);
    }
  });

  test("the same seed gives the same bytes, another seed another map, for either start", async () => {
    for (const init of ["pca", "random"] as const) {
      const fit = (seed: number) => fitTsne(draw(40, 3), { perplexity: 8, maxIter: 80, init }, seeded(seed));
      expect(await fit(2)).toEqual(await fit(2));
      if (init === "random") expect((await fit(2)).embedding).not.toEqual((await fit(3)).embedding);
    }
  });

  test("more starts never end at a higher divergence", async () => {
    const fit = (nInit: number) => fitTsne(draw(60, 6), { perplexity: 10, nInit }, seeded(1));
    const [one, three, six] = await Promise.all([1, 3, 6].map(fit));
    expect(three.klDivergence).toBeLessThanOrEqual(one.klDivergence);
    expect(six.klDivergence).toBeLessThan(one.klDivergence);
  });

  test("more iterations end at a lower divergence", async () => {
    const fit = (maxIter: number) => fitTsne(draw(60, 6, 2), { perplexity: 10, maxIter }, seeded(1));
    expect((await fit(1000)).klDivergence).toBeLessThan((await fit(300)).klDivergence);
  });

  test("tells its progress and stops when it is told to", async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      expect(total).toBe(600);
      if (seen.push(done) === 20) abort.abort(new Error("no longer wanted"));
    };
    const fit = fitTsne(
      draw(30, 3),
      { perplexity: 5, maxIter: 300, nInit: 2 },
      { ...seeded(1), onProgress, signal: abort.signal },
    );
    await expect(fit).rejects.toThrow("no longer wanted");
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  test.each([
    ["two rows", draw(2, 3)],
    ["two rows of one column", draw(2, 1)],
    ["all points equal", createMatrix(12, 3)],
    ["more duplicates than neighbours", matrixFromRows(Array.from({ length: 30 }, (_, i) => [i < 25 ? 0 : i, 1]))],
    ["more columns than rows", draw(6, 30)],
  ])("draws %s without NaN, at a perplexity that it reports", async (_edge, features) => {
    const { coordinates, details } = await tsneMethod.project(
      features,
      { ...tsneMethod.parameters.parse({}), maxIter: 300 },
      seeded(1),
    );
    expect(coordinates.rows).toBe(features.rows);
    expect(coordinates.data.every(Number.isFinite)).toBe(true);
    expect(details.perplexity).toBe(features.rows > 30 ? 30 : Math.max(1, (features.rows - 1) / 3));
    expect(Number.isFinite(details.klDivergence)).toBe(true);
  });

  test("the longest step and the strongest exaggeration still end at finite places", async () => {
    const far = { perplexity: 5, learningRate: 1e6, earlyExaggeration: 1000 };
    const { embedding, klDivergence } = await fitTsne(draw(20, 3), far, seeded(1));
    expect(embedding.data.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(klDivergence)).toBe(true);
  });

  test("a perplexity not below n, one row and NaN are refused with their values", async () => {
    await expect(fitTsne(draw(30, 3), {}, seeded(1))).rejects.toThrow("perplexity is 30, it must be below the 30 rows");
    await expect(fitTsne(draw(1, 3), {}, seeded(1))).rejects.toThrow("1 x 3");
    const holed = matrixFromRows([[0], [Number.NaN], [1]]);
    await expect(fitTsne(holed, { perplexity: 1 }, seeded(1))).rejects.toThrow("row 1, column 0");
  });
});
