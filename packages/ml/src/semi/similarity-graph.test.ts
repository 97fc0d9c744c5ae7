import { expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { neighborGraph } from "./similarity-graph.ts";

test("each row points to its k - 1 nearest others, nearest first, with weight 1", async () => {
  const graph = await neighborGraph(matrixFromRows([[0], [1], [3], [7]]), 3);
  expect(Array.from(graph.starts)).toEqual([0, 2, 4, 6, 8]);
  expect(Array.from(graph.columns)).toEqual([1, 2, 0, 2, 1, 0, 2, 1]);
  expect(Array.from(graph.weights)).toEqual(Array(8).fill(1));
});

test("equal rows that hide a row from itself leave it k edges, and none to itself", async () => {
  const { n, starts, columns } = await neighborGraph(createMatrix(4, 2), 2);
  expect(Array.from(starts)).toEqual([0, 1, 2, 4, 6]);
  for (let i = 0; i < n; i++) expect(columns.subarray(starts[i], starts[i + 1])).not.toContain(i);
});

test("one row is a graph without edges; more neighbours than rows are refused, and an abort is heard", async () => {
  expect(await neighborGraph(matrixFromRows([[5]]), 1)).toMatchObject({ n: 1, columns: new Int32Array(0) });
  await expect(neighborGraph(createMatrix(2, 1), 3)).rejects.toThrow("k is 3");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(neighborGraph(createMatrix(2, 1), 1, { signal })).rejects.toThrow("enough");
});
