import { expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { sklearnCases, sklearnData } from "../sklearn.fixture.ts";
import { nearestNeighbors } from "./nearest-neighbors.ts";

type Params = { nNeighbors: number; weights: "uniform" | "distance"; train: number[]; yTrain: number[] };
const cases = sklearnCases<Params, { probability: number[] }>("k-nearest-neighbors");

test.each(cases)(
  "votes of the neighbours equal scikit-learn's on $data ($params.weights), 2 rows of ties allowed",
  (one) => {
    const features = sklearnData(one.data);
    const { nNeighbors: k, weights, train, yTrain } = one.params;
    const { indices, distancesSq } = nearestNeighbors(features, takeRows(features, train), k);
    let differing = 0;
    for (let i = 0; i < features.rows; i++) {
      const near = Array.from({ length: k }, (_, at) => i * k + at);
      const exact = near.filter((at) => distancesSq[at] === 0);
      const voters = weights === "distance" && exact.length > 0 ? exact : near;
      const weight = (at: number): number =>
        weights === "uniform" || exact.length > 0 ? 1 : 1 / Math.sqrt(distancesSq[at]);
      const all = voters.reduce((sum, at) => sum + weight(at), 0);
      const positive = voters.reduce((sum, at) => sum + weight(at) * yTrain[indices[at]], 0);
      if (Math.abs(positive / all - one.expected.probability[i]) > 1e-5) differing++;
    }
    expect(differing).toBeLessThanOrEqual(2);
  },
);

test("a row is its own nearest neighbour at exactly 0, and equal distances come in order of index", () => {
  const features = matrixFromRows([[0], [1], [-1], [1], [0.1]]);
  const { indices, distancesSq } = nearestNeighbors(features, features, 5);
  expect(Array.from(indices.slice(0, 5))).toEqual([0, 4, 1, 2, 3]);
  expect(Array.from(indices.slice(5, 7))).toEqual([1, 3]);
  expect(distancesSq[0]).toBe(0);
});

test("k = n lists every row, k beyond n and NaN are refused", () => {
  const features = sklearnData("moons");
  const { indices } = nearestNeighbors(features, features, features.rows);
  for (let i = 0; i < features.rows; i++) {
    expect(new Set(indices.slice(i * features.rows, (i + 1) * features.rows)).size).toBe(features.rows);
  }
  expect(() => nearestNeighbors(features, features, 151)).toThrow("k is 151");
  expect(() => nearestNeighbors(matrixFromRows([[Number.NaN, 0]]), features, 1)).toThrow("row 0, column 0");
});
