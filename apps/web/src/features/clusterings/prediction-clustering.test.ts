import { expect, test } from "vitest";
import { predictionClustering } from "./prediction-clustering.ts";

const clusterings = [
  { id: "a2", layer: "AVGPOOL" as const, nClusters: 2, chosen: true },
  { id: "a3", layer: "AVGPOOL" as const, nClusters: 3, chosen: false },
  { id: "l3", layer: "LAYER3" as const, nClusters: 3, chosen: true },
];

test("clusters of predictions are those of the layer that the predictions come from", () => {
  expect(predictionClustering({ champion: { layer: "LAYER3" }, clusterings })?.id).toBe("l3");
  expect(predictionClustering({ champion: { layer: "AVGPOOL" }, clusterings })?.id).toBe("a2");
});

test("without a classifier they are those of avgpool", () => {
  expect(predictionClustering({ champion: null, clusterings })?.id).toBe("a2");
});

test("a study that clustered nothing names no cluster", () => {
  expect(predictionClustering({ champion: null, clusterings: [] })).toBeNull();
});
