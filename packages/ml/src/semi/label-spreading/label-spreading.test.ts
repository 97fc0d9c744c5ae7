import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { largestGap, sklearnCases, sklearnData } from "../../sklearn.fixture.ts";
import { neighborGraph, rbfGraph } from "../similarity-graph.ts";
import { fitLabelSpreading, predictLabelSpreading } from "./label-spreading.ts";

type Params = {
  kernel: "rbf" | "knn";
  gamma: number;
  nNeighbors: number;
  alpha: number;
  maxIter: number;
  tol: number;
  y: number[];
};

const positives = (distributions: Float64Array): Float64Array => distributions.filter((_, at) => at % 2 === 1);

test.each(sklearnCases<Params, { probability: number[] }>("label-spreading"))(
  "distributions equal scikit-learn's on $data ($params.kernel)",
  (one) => {
    const { kernel, gamma, nNeighbors, y, ...params } = one.params;
    const features = sklearnData(one.data);
    const graph = kernel === "rbf" ? rbfGraph(features, gamma) : neighborGraph(features, nNeighbors);
    const model = fitLabelSpreading(graph, y, 2, params);
    expect(model.converged).toBe(true);
    expect(largestGap(positives(model.distributions), one.expected.probability)).toBeLessThan(2e-3);
  },
);

describe("invariants", () => {
  const features = sklearnData("moons");
  const labels = Int8Array.from({ length: features.rows }, (_, i) => (i < 4 ? i % 2 : -1));

  test("every row's distribution sums to 1, or to 0 where no label reaches", () => {
    const far = matrixFromRows([
      [0, 0],
      [0, 1],
      [1, 0],
      [900, 900],
      [900, 901],
      [901, 900],
    ]);
    const { distributions } = fitLabelSpreading(neighborGraph(far, 3), [0, 1, -1, -1, -1, -1], 2, { maxIter: 500 });
    const sums = Array.from({ length: 6 }, (_, i) => distributions[2 * i] + distributions[2 * i + 1]);
    expect(largestGap(sums, [1, 1, 1, 0, 0, 0])).toBeLessThan(1e-12);
  });

  test("permuting the rows permutes the distributions", () => {
    const order = shuffle(
      Array.from({ length: features.rows }, (_, i) => i),
      createRandom(2),
    );
    const fit = (rows: number[]) =>
      positives(
        fitLabelSpreading(
          neighborGraph(takeRows(features, rows), 7),
          rows.map((row) => labels[row]),
          2,
        ).distributions,
      );
    const straight = fit(Array.from({ length: features.rows }, (_, i) => i));
    expect(
      largestGap(
        fit(order),
        order.map((row) => straight[row]),
      ),
    ).toBeLessThan(1e-12);
  });

  test("exchanging the classes exchanges the columns", () => {
    const graph = neighborGraph(features, 7);
    const straight = fitLabelSpreading(graph, labels, 2).distributions;
    const swapped = fitLabelSpreading(
      graph,
      labels.map((label) => (label < 0 ? label : 1 - label)),
      2,
    ).distributions;
    expect(
      largestGap(
        positives(straight),
        swapped.filter((_, at) => at % 2 === 0),
      ),
    ).toBeLessThan(1e-12);
  });

  test("a new row takes the scaled mean of its neighbours' distributions", () => {
    const model = { distributions: Float64Array.of(1, 0, 0.5, 0.5, 0, 0), nClasses: 2, nIter: 1, converged: true };
    const neighbors = { indices: Int32Array.of(0, 1, 2, 2), distancesSq: new Float64Array(4), k: 2 };
    expect(Array.from(predictLabelSpreading(model, neighbors))).toEqual([0.75, 0.25, 0, 0]);
    const own = nearestNeighbors(features, features, 1);
    const fitted = fitLabelSpreading(neighborGraph(features, 7), labels, 2);
    expect(largestGap(predictLabelSpreading(fitted, own), fitted.distributions)).toBeLessThan(1e-12);
  });
});

describe("edges", () => {
  test("all unlabelled: no distribution, no NaN, converged at once", () => {
    const features = matrixFromRows([[0], [1], [2]]);
    const model = fitLabelSpreading(neighborGraph(features, 2), [-1, -1, -1], 2);
    expect(Array.from(model.distributions)).toEqual([0, 0, 0, 0, 0, 0]);
    expect([model.converged, model.nIter]).toEqual([true, 0]);
  });

  test("a single labelled row keeps its label, with no edge to spread over", () => {
    const model = fitLabelSpreading(neighborGraph(matrixFromRows([[5]]), 1), [1], 2);
    expect(Array.from(model.distributions)).toEqual([0, 1]);
  });

  test("equal rows beyond k leave the row out of its own neighbours, without a self edge", () => {
    const { starts, columns } = neighborGraph(matrixFromRows([[1], [1], [1], [1]]), 2);
    for (let i = 0; i < 4; i++) expect(columns.subarray(starts[i], starts[i + 1])).not.toContain(i);
  });

  test("alpha outside (0, 1) and a label beyond the classes are refused", () => {
    const graph = neighborGraph(matrixFromRows([[0], [1]]), 2);
    expect(() => fitLabelSpreading(graph, [0, 1], 2, { alpha: 1 })).toThrow("alpha must be inside (0, 1), got 1");
    expect(() => fitLabelSpreading(graph, [0, 2], 2)).toThrow("label 2 at row 1");
    expect(() => fitLabelSpreading(graph, [0], 2)).toThrow("1 entries, graph has 2 rows");
  });
});
