import { expect, test } from "vitest";
import { foldsTable, type ScoredExperiment, scoresTable } from "./experiment-tables.ts";
import { clusteringColumns, clustersTable, familiesOf, type ImageRow } from "./image-tables.ts";
import { tableLines } from "./table.ts";

const image = (group: string, label: 0 | 1 | null, family: number): ImageRow => ({
  ...{ group, filename: `${group}.png`, label, family, learned: label !== null },
});
const images = new Map([image("a", 0, 0), image("b", 1, 1), image("c", null, 0)].map((one) => [one.group, one]));

test("families join images by pairs, directly or through others, numbered in the order of their first member", () => {
  const pairs = [
    { groupA: "e", groupB: "f" },
    { groupA: "c", groupB: "e" },
    { groupA: "b", groupB: "d" },
    { groupA: "b", groupB: "gone" },
  ];
  expect(familiesOf(["a", "b", "c", "d", "e", "f"], pairs)).toEqual([0, 1, 2, 1, 2, 2]);
});

test("a held-out row is told by its image, whatever its place among the rows of the fold", () => {
  const fold = { nTrain: 1, nTest: 1, nUnlabelled: 0, rocAuc: null, selected: {}, threshold: null };
  const experiment: ScoredExperiment = {
    role: "CANDIDATE",
    experiment: {
      contentHash: "h",
      folds: [
        { ...fold, repeat: 0, fold: 0, rows: [5], scores: [0.25], calibrated: [0.5] },
        // Nothing could be trained in this one.
        { ...fold, repeat: 0, fold: 1, rows: [7], scores: [], calibrated: null },
      ],
      outOfFold: { groupIds: ["b", "a"], scores: [0.25, 0.5], rows: [5, 7] },
    },
  };
  expect([...tableLines(foldsTable(experiment, images))]).toEqual([
    "group,filename,label,family,repeat,fold\n",
    "b,b.png,1,1,0,0\n",
    "a,a.png,0,0,0,1\n",
  ]);
  expect([...tableLines(scoresTable([experiment], images))].slice(1)).toEqual([
    "h,CANDIDATE,b,1,1,0,0,0.25,0.5\n",
    "h,CANDIDATE,a,0,0,0,1,,\n",
  ]);
});

test("two clusterings of one method, layer and number of clusters keep apart columns", () => {
  const one = { method: "dbscan", layer: "avgpool", nClusters: 2 };
  expect(clusteringColumns([one, { ...one, layer: "layer3" }, one])).toEqual([
    "dbscan_avgpool_2",
    "dbscan_layer3_2",
    "dbscan_avgpool_2_2",
  ]);
  const table = clustersTable([...images.values()], [{ ...one, assignments: Int32Array.of(0, 1, -1) }]);
  expect([...tableLines(table)].at(-1)).toBe("c,c.png,,-1\n");
});
