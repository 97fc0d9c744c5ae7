import { expect, it } from "vitest";
import { countClusters } from "./count-clusters.ts";

it("counts each distinct image once, in its cluster and under its label, empty clusters included", () => {
  const assignments = new Uint8Array(Int32Array.of(0, 2, 0, 2, 2).buffer);
  expect(countClusters({ assignments, nClusters: 3 }, [0, 1, null, -1, 1])).toEqual([
    { index: 0, size: 2, labelledNormal: 1, labelledCancer: 0 },
    { index: 1, size: 0, labelledNormal: 0, labelledCancer: 0 },
    { index: 2, size: 3, labelledNormal: 0, labelledCancer: 2 },
  ]);
});
