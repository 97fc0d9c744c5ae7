import { expect, test } from "vitest";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { fitKNearestNeighbors, predictKNearestNeighbors } from "./k-nearest-neighbors.ts";

const line = matrixFromRows([[0], [1], [1], [4], [6]]);
const labels = [0, 1, 0, 1, 1];

test("uniform votes are shares, distance weighs by the inverse", async () => {
  const query = matrixFromRows([[3]]);
  const uniform = fitKNearestNeighbors(line, labels, { nNeighbors: 3 });
  expect((await predictKNearestNeighbors(uniform, query))[0]).toBeCloseTo(2 / 3, 12);
  const weighted = fitKNearestNeighbors(line, labels, { nNeighbors: 3, weights: "distance" });
  // Distances 1 (cancer), 2 (cancer), 2 (normal).
  expect((await predictKNearestNeighbors(weighted, query))[0]).toBeCloseTo(1.5 / 2, 12);
});

test("a row of the model takes its own label, shared with its duplicates' alone", async () => {
  const model = fitKNearestNeighbors(line, labels, { nNeighbors: 4, weights: "distance" });
  expect(Array.from(await predictKNearestNeighbors(model, line))).toEqual([0, 0.5, 0.5, 1, 1]);
});

test("all rows may vote, one more may not", async () => {
  const all = fitKNearestNeighbors(line, labels, { nNeighbors: 5 });
  expect((await predictKNearestNeighbors(all, matrixFromRows([[100]])))[0]).toBeCloseTo(3 / 5, 12);
  expect(() => fitKNearestNeighbors(line, labels, { nNeighbors: 6 })).toThrow("nNeighbors is 6, at most the 5 rows");
});
