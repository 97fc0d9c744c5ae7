import { createUnionFind } from "@brainscan/ml/cluster/union-find";
import { type Column, tabulate } from "./table.ts";

/** One distinct image of the study. */
export type ImageRow = {
  group: string;
  filename: string;
  /** Null where it has none, or files that contradict each other. */
  label: 0 | 1 | null;
  /** Number of its family: it and every image that shows the same picture, or nearly. */
  family: number;
  /** Classifiers learned from its label. */
  learned: boolean;
};

/** Families of the study's images, numbered in the order of their first member, as the study numbers them.
 *  @param groups  n, in matrix order
 *  @param pairs   images that show the same picture */
export function familiesOf(groups: readonly string[], pairs: readonly { groupA: string; groupB: string }[]): number[] {
  const placeOf = new Map(groups.map((group, place) => [group, place]));
  const sets = createUnionFind(groups.length);
  for (const { groupA, groupB } of pairs) {
    const [i, j] = [placeOf.get(groupA), placeOf.get(groupB)];
    if (i === undefined || j === undefined) continue;
    const [a, b] = [sets.find(i), sets.find(j)];
    if (a !== b) sets.join(Math.max(a, b), Math.min(a, b));
  }
  const numbers = new Map<number, number>();
  return groups.map((_, place) => {
    const head = sets.find(place);
    const number = numbers.get(head) ?? numbers.size;
    numbers.set(head, number);
    return number;
  });
}

export function imagesTable(images: readonly ImageRow[]): Column[] {
  return tabulate(images, [
    ["group", "text", ({ group }) => group],
    ["filename", "text", ({ filename }) => filename],
    ["label", "integer", ({ label }) => label],
    ["family", "integer", ({ family }) => family],
    ["learned", "boolean", ({ learned }) => learned],
  ]);
}

/** A clustering with the cluster of each image, in matrix order. */
export type ClusteringOfImages = { method: string; layer: string; nClusters: number; assignments: Int32Array };

/** One row a distinct image, one column a clustering: "kMeans_avgpool_4". */
export function clustersTable(images: readonly ImageRow[], clusterings: readonly ClusteringOfImages[]): Column[] {
  const names = clusteringColumns(clusterings);
  return [
    ...tabulate(images, [
      ["group", "text", ({ group }) => group],
      ["filename", "text", ({ filename }) => filename],
      ["label", "integer", ({ label }) => label],
    ]),
    ...clusterings.map(
      ({ assignments }, at): Column => ({ name: names[at], type: "integer", values: Array.from(assignments) }),
    ),
  ];
}

/** The name of each clustering's column, each once. */
export function clusteringColumns(clusterings: readonly Omit<ClusteringOfImages, "assignments">[]): string[] {
  const times = new Map<string, number>();
  return clusterings.map(({ method, layer, nClusters }) => {
    const name = `${method}_${layer}_${nClusters}`;
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return before === 0 ? name : `${name}_${before + 1}`;
  });
}
