import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { otherNeighbors } from "./other-neighbors.ts";

test("a row is never its own neighbour, even among more duplicates than neighbours", async () => {
  const rows = matrixFromRows([[5], [1], [1], [1], [1], [1], [2]]);
  for (let k = 1; k < 7; k++) {
    const { indices, distancesSq } = await otherNeighbors(rows, k);
    for (let i = 0; i < 7; i++) {
      const others = Array.from(indices.subarray(i * k, (i + 1) * k));
      expect(new Set([...others, i]).size).toBe(k + 1);
      const differences = others.map((j) => (rows.data[i] - rows.data[j]) ** 2);
      expect(Array.from(distancesSq.subarray(i * k, (i + 1) * k))).toEqual(differences);
      expect(differences).toEqual([...differences].sort((a, b) => a - b));
    }
  }
});

test("as many neighbours as rows is refused with the numbers", async () => {
  await expect(otherNeighbors(matrixFromRows([[0], [1]]), 2)).rejects.toThrow("k is 3");
});
