import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { trustworthiness } from "./trustworthiness.ts";

type Made = {
  features: number[][];
  cases: { name: string; embedded: number[][]; trustworthiness: Record<string, number> }[];
};

// The file is our own and committed: the type states what it holds.
const made = JSON.parse(
  readFileSync(new URL("../../fixtures/made/trustworthiness.json", import.meta.url), "utf8"),
) as Made;

test.each(made.cases)("equals scikit-learn's on $name, for any number of neighbours", async (one) => {
  for (const [nNeighbors, expected] of Object.entries(one.trustworthiness)) {
    const found = await trustworthiness(
      matrixFromRows(made.features),
      matrixFromRows(one.embedded),
      Number(nNeighbors),
    );
    expect(found).toBeCloseTo(expected, 10);
  }
});

test("a map that keeps every neighbour is worth 1, duplicates included", async () => {
  const line = matrixFromRows(Array.from({ length: 11 }, (_, i) => [i < 3 ? 0 : i]));
  expect(await trustworthiness(line, line, 2)).toBe(1);
  expect(await trustworthiness(createMatrix(9, 2), createMatrix(9, 2), 4)).toBe(1);
});

test("half the rows as neighbours, other rows and NaN are refused with their values", async () => {
  const rows = createMatrix(10, 2);
  await expect(trustworthiness(rows, rows, 5)).rejects.toThrow("nNeighbors is 5");
  await expect(trustworthiness(rows, createMatrix(9, 2), 2)).rejects.toThrow("9 rows");
  await expect(trustworthiness(matrixFromRows([[0], [Number.NaN]]), createMatrix(2, 1), 1)).rejects.toThrow("row 1");
});
