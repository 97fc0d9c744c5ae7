import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { meanOfNeighbors } from "../mean-of-neighbors.ts";
import { labelFirst, moons } from "../moons.fixture.ts";
import { meanByKernel, rbfKernel, scaleGamma } from "../rbf-kernel.ts";
import { neighborGraph } from "../similarity-graph.ts";
import { fitLabelSpreading } from "./label-spreading.ts";

const { features, classes } = moons();
const labels = labelFirst(classes, 4);
const positives = (distributions: Float64Array): Float64Array => distributions.filter((_, at) => at % 2 === 1);

describe("fitLabelSpreading", () => {
  test("two labels a class follow two half circles that no straight line parts", async () => {
    const params = { alpha: 0.8, maxIter: 1000 };
    const { distributions, converged } = await fitLabelSpreading(await neighborGraph(features, 7), labels, 2, params);
    const right = positives(distributions).filter((share, i) => share > 0.5 === (classes[i] === 1));
    expect(converged).toBe(true);
    expect(right.length / classes.length).toBeGreaterThan(0.95);
  });

  test("two rows joined by one edge settle at the closed form (1 - a) (I - a S)^-1 Y", async () => {
    const kernel = { data: Float64Array.of(1, 0.4, 0.4, 1), rows: 2, cols: 2 };
    const settled = await fitLabelSpreading(kernel, [1, -1], 2, { alpha: 0.5, maxIter: 500, tol: 1e-14 });
    expect(largestGap(settled.distributions, [0, 1, 0, 1])).toBe(0);
    const both = await fitLabelSpreading(kernel, [1, 0], 2, { alpha: 0.5, maxIter: 500, tol: 1e-14 });
    // S swaps the rows, whatever the weight: (I - S / 2)^-1 / 2 = [[2, 1], [1, 2]] / 3.
    expect(largestGap(both.distributions, [1 / 3, 2 / 3, 2 / 3, 1 / 3])).toBeLessThan(1e-12);
  });

  test("every row's distribution sums to 1, or to 0 where no label reaches", async () => {
    const rows = [
      [0, 0],
      [0, 1],
      [1, 0],
      [900, 900],
      [900, 901],
      [901, 900],
    ];
    const graph = await neighborGraph(matrixFromRows(rows), 3);
    const { distributions } = await fitLabelSpreading(graph, [0, 1, -1, -1, -1, -1], 2, { maxIter: 500 });
    const sums = Array.from({ length: 6 }, (_, i) => distributions[2 * i] + distributions[2 * i + 1]);
    expect(largestGap(sums, [1, 1, 1, 0, 0, 0])).toBeLessThan(1e-12);
  });

  test("permuting the rows permutes the distributions, on either graph", async () => {
    const all = Array.from(classes.keys());
    const fits = [
      async (rows: number[]) => await neighborGraph(takeRows(features, rows), 7),
      async (rows: number[]) => await rbfKernel(takeRows(features, rows), takeRows(features, rows), 3),
    ].map((affinity) => async (rows: number[]) => {
      const given = rows.map((row) => labels[row]);
      return positives((await fitLabelSpreading(await affinity(rows), given, 2)).distributions);
    });
    for (const fit of fits) {
      const straight = await fit(all);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
          const moved = await fit(order);
          const same = order.map((row) => straight[row]);
          expect(largestGap(moved, same)).toBeLessThan(1e-9);
        }),
        { seed: 1, numRuns: 8 },
      );
    }
  });

  test("exchanging the classes exchanges the columns", async () => {
    const graph = await neighborGraph(features, 7);
    const straight = await fitLabelSpreading(graph, labels, 2);
    const exchanged = labels.map((label) => (label < 0 ? label : 1 - label));
    const swapped = await fitLabelSpreading(graph, exchanged, 2);
    const negatives = swapped.distributions.filter((_, at) => at % 2 === 0);
    expect(largestGap(positives(straight.distributions), negatives)).toBeLessThan(1e-12);
  });

  test("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    const graph = await neighborGraph(features, 7);
    await expect(fitLabelSpreading(graph, labels, 2, {}, { signal })).rejects.toThrow("no longer wanted");
  });
});

describe("new rows", () => {
  test("take the scaled mean of their neighbours' distributions", () => {
    const neighbors = { indices: Int32Array.of(0, 1, 2, 2), distancesSq: new Float64Array(4), k: 2 };
    const mean = meanOfNeighbors(neighbors, Float64Array.of(1, 0, 0.5, 0.5, 0, 0), 2);
    expect(Array.from(mean)).toEqual([0.75, 0.25, 0, 0]);
  });

  test("take their own row's distribution when their only neighbour is that row", async () => {
    const fitted = await fitLabelSpreading(await neighborGraph(features, 7), labels, 2);
    const own = meanOfNeighbors(await nearestNeighbors(features, features, 1), fitted.distributions, 2);
    expect(largestGap(own, fitted.distributions)).toBeLessThan(1e-12);
  });

  test("far from every row follow the nearest one that a label reached, where the kernel itself is 0", async () => {
    const rows = matrixFromRows([[0], [10], [11]]);
    const mean = await meanByKernel(matrixFromRows([[1e4]]), rows, 1, Float64Array.of(1, 0, 0.25, 0.75, 0, 0), 2);
    expect(Array.from(mean)).toEqual([0.25, 0.75]);
  });
});

describe("the kernel", () => {
  test("is exp(-gamma d^2), and scale is 1 / (d variance)", async () => {
    const rows = matrixFromRows([
      [0, 0],
      [3, 4],
    ]);
    const kernel = await rbfKernel(rows, rows, 0.1);
    expect(largestGap(kernel.data, [1, Math.exp(-2.5), Math.exp(-2.5), 1])).toBeLessThan(1e-15);
    expect(scaleGamma(rows)).toBeCloseTo(1 / (2 * 3.1875), 12);
    expect(scaleGamma(matrixFromRows([[2, 2]]))).toBe(1);
  });

  test("refuses a gamma that is not positive, and more rows than a dense matrix should hold", async () => {
    await expect(rbfKernel(features, features, 0)).rejects.toThrow("gamma must be positive, got 0");
    const many = { data: new Float32Array(6001), rows: 6001, cols: 1 };
    await expect(rbfKernel(features, many, 1)).rejects.toThrow("6001 rows");
  });
});

describe("edges", () => {
  test("all unlabelled: no distribution, no NaN, converged at once", async () => {
    const graph = await neighborGraph(matrixFromRows([[0], [1], [2]]), 2);
    const model = await fitLabelSpreading(graph, [-1, -1, -1], 2);
    expect(Array.from(model.distributions)).toEqual([0, 0, 0, 0, 0, 0]);
    expect([model.converged, model.nIter]).toEqual([true, 0]);
  });

  test("a single labelled row keeps its label, with no edge to spread over", async () => {
    const row = matrixFromRows([[5]]);
    for (const affinity of [await neighborGraph(row, 1), await rbfKernel(row, row, 1)])
      expect(Array.from((await fitLabelSpreading(affinity, [1], 2)).distributions)).toEqual([0, 1]);
  });

  test("equal rows beyond k leave the row out of its own neighbours, without a self edge", async () => {
    const { starts, columns } = await neighborGraph(matrixFromRows([[1], [1], [1], [1]]), 2);
    for (let i = 0; i < 4; i++) expect(columns.subarray(starts[i], starts[i + 1])).not.toContain(i);
  });

  test("alpha outside (0, 1) and a label beyond the classes are refused", async () => {
    const graph = await neighborGraph(matrixFromRows([[0], [1]]), 2);
    await expect(fitLabelSpreading(graph, [0, 1], 2, { alpha: 1 })).rejects.toThrow("inside (0, 1), got 1");
    await expect(fitLabelSpreading(graph, [0, 2], 2)).rejects.toThrow("label 2 at row 1");
    await expect(fitLabelSpreading(graph, [0], 2)).rejects.toThrow("1 entries, graph has 2 rows");
  });
});
