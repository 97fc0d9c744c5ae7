import { expect, test } from "vitest";
import { prepareChoiceOfK } from "./prepare-choice-of-k.ts";

const candidate = (layer: "AVGPOOL" | "LAYER3", nClusters: number, preferredBy: string[] = []) => ({
  ...{ layer, nClusters, preferredBy },
  method: "kMeans",
  chosen: preferredBy.includes("silhouette"),
});

test("each layer has a choice of its own, by number of clusters, that of the predictions on top", () => {
  const choices = prepareChoiceOfK(
    [candidate("AVGPOOL", 3), candidate("AVGPOOL", 2), candidate("LAYER3", 2), candidate("LAYER3", 3)],
    "LAYER3",
  );
  expect(choices.map(({ layer, candidates }) => [layer, candidates.map(({ nClusters }) => nClusters)])).toEqual([
    ["LAYER3", [2, 3]],
    ["AVGPOOL", [2, 3]],
  ]);
});

test("criteria that prefer different numbers are all told, and are said to disagree", () => {
  const [choice] = prepareChoiceOfK(
    [candidate("AVGPOOL", 2, ["silhouette", "stability"]), candidate("AVGPOOL", 6, ["bic"])],
    "AVGPOOL",
  );
  expect(choice.preferences).toEqual([
    { criterion: "silhouette", nClusters: 2 },
    { criterion: "bic", nClusters: 6 },
    { criterion: "stability", nClusters: 2 },
  ]);
  expect(choice.agreed).toBe(false);
  expect(choice.kept).toBe(2);
});

test("one criterion alone neither agrees nor disagrees", () => {
  const [choice] = prepareChoiceOfK([candidate("AVGPOOL", 2), candidate("AVGPOOL", 3, ["bic"])], "AVGPOOL");
  expect(choice.agreed).toBeNull();
  expect(choice.kept).toBeNull();
});
