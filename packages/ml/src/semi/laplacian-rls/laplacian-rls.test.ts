import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { MADE, madeRows } from "../made.fixture.ts";
import { labelFirst, moons } from "../moons.fixture.ts";
import { rbfKernel } from "../rbf-kernel.ts";
import { neighborGraph, type SimilarityGraph } from "../similarity-graph.ts";
import { undirectedGraph } from "../undirected-graph.ts";
import { fitLaplacianRls, predictLaplacianRls } from "./laplacian-rls.ts";
import { laplacianRlsMethod, linearKernel } from "./laplacian-rls-method.ts";

const { x, queries, y } = madeRows;

const clone = ({ data, rows, cols }: Awaited<ReturnType<typeof rbfKernel>>) => ({ data: data.slice(), rows, cols });

describe("fitLaplacianRls", () => {
  test.each(MADE.laplacianRls)(
    "kernel $kernel, gammaA $gammaA, gammaI $gammaI: the plain solve's values on rows and new rows",
    async ({ kernel, gamma, nNeighbors, values, queries: asked, ...weights }) => {
      const gram = kernel === "rbf" ? await rbfKernel(x, x, gamma) : await linearKernel(x, x);
      const across = kernel === "rbf" ? await rbfKernel(queries, x, gamma) : await linearKernel(queries, x);
      const graph = undirectedGraph(await neighborGraph(x, nNeighbors));
      const model = await fitLaplacianRls(clone(gram), graph, y, weights);
      expect(largestGap(await predictLaplacianRls(model, gram), values)).toBeLessThan(1e-6);
      expect(largestGap(await predictLaplacianRls(model, across), asked)).toBeLessThan(1e-6);
    },
  );

  test("without the graph it is kernel ridge regression on the labelled rows: unlabelled ones get no coefficient", async () => {
    const graph = undirectedGraph(await neighborGraph(x, 6));
    const { coefficients } = await fitLaplacianRls(await rbfKernel(x, x, 0.4), graph, y, { gammaA: 0.1, gammaI: 0 });
    const labelled = [...Array(10).keys()];
    const few = takeRows(x, labelled);
    const gram = await rbfKernel(few, few, 0.4);
    const own = { data: coefficients.slice(0, 10), rows: 10, cols: 1 };
    const { data: fitted } = await multiply(gram, own);
    expect(largestGap(coefficients.subarray(10), new Float64Array(50))).toBeLessThan(1e-12);
    // (K + gammaA I) a = y
    const targets = labelled.map((i) => fitted[i] + 0.1 * coefficients[i]);
    expect(
      largestGap(
        targets,
        Array.from(y.subarray(0, 10), (label) => 2 * label - 1),
      ),
    ).toBeLessThan(1e-7);
  });

  test("two labels a class follow two half circles", async () => {
    const { features, classes } = moons();
    const graph = undirectedGraph(await neighborGraph(features, 6));
    const gram = await rbfKernel(features, features, 5);
    const weights = { gammaA: 0.005, gammaI: 1 };
    const model = await fitLaplacianRls(clone(gram), graph, labelFirst(classes, 4), weights);
    const values = await predictLaplacianRls(model, gram);
    expect(values.filter((value, i) => value > 0 === (classes[i] === 1)).length / classes.length).toBeGreaterThan(0.95);
  });

  test("equal rows, whose kernel is singular, give finite coefficients", async () => {
    const same = matrixFromRows(Array(12).fill([1, 2]));
    const graph = undirectedGraph(await neighborGraph(same, 3));
    const labels = Int8Array.from({ length: 12 }, (_, i) => (i < 2 ? i : -1));
    const { coefficients } = await fitLaplacianRls(await rbfKernel(same, same, 1), graph, labels);
    expect(coefficients.every(Number.isFinite)).toBe(true);
  });

  test("refuses weights that leave no function to prefer, with their values", async () => {
    const graph = await neighborGraph(x, 6);
    await expect(fitLaplacianRls(await rbfKernel(x, x, 1), graph, y, { gammaA: 0 })).rejects.toThrow("gammaA is 0");
    await expect(fitLaplacianRls(await rbfKernel(x, x, 1), graph, [0, 1])).rejects.toThrow("2 entries");
  });
});

test("of a pool beyond the closed form's reach a seeded draw takes part, and the model says how many rows", async () => {
  const { features, classes } = moons({ n: 2100 });
  const rows = (from: number, to: number) => ({
    features: takeRows(
      features,
      Int32Array.from({ length: to - from }, (_, i) => from + i),
    ),
    views: {},
  });
  const fitted = await laplacianRlsMethod.learn(
    {
      labelled: rows(0, 20),
      labels: classes.slice(0, 20),
      groups: Int32Array.from({ length: 20 }, (_, i) => i),
      unlabelled: rows(20, 2100),
    },
    { kernel: "rbf", gamma: 3, gammaA: 0.005, gammaI: 0.045, nNeighbors: 6 },
    { seed: 1 },
  );
  expect(fitted.nUnlabelled).toBe(1980);
  const scores = await fitted.score(rows(0, 2100));
  expect(scores.filter((score, i) => score > 0.5 === (classes[i] === 1)).length / 2100).toBeGreaterThan(0.95);
});

test("undirectedGraph keeps each edge once in both directions, at its larger weight", () => {
  const graph: SimilarityGraph = {
    n: 3,
    starts: Int32Array.of(0, 2, 3, 3),
    columns: Int32Array.of(1, 2, 0),
    weights: Float64Array.of(1, 2, 5),
  };
  const { starts, columns, weights } = undirectedGraph(graph);
  expect(Array.from(starts)).toEqual([0, 2, 3, 4]);
  expect(Array.from(columns)).toEqual([1, 2, 0, 0]);
  expect(Array.from(weights)).toEqual([5, 2, 5, 2]);
});
