import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { buildMergeTree, type MergeTree } from "../agglomerative/merge-tree.ts";
import { minimumSpanningTree } from "../agglomerative/minimum-spanning-tree.ts";
import { type CondensedTree, condenseTree } from "./condensed-tree.ts";
import { coreDistances, mutualReachability } from "./mutual-reachability.ts";
import { type Membership, readMembership } from "./read-membership.ts";
import { selectClusters } from "./select-clusters.ts";

export const hdbscanParameters = z.object({
  minClusterSize: z
    .int()
    .min(2)
    .max(1_000_000)
    .default(5)
    .describe("Fewest rows that count as a cluster; a smaller group is rows falling out of a larger one."),
  minSamples: z
    .union([z.int().min(1).max(1000), z.literal("minClusterSize")])
    .default("minClusterSize")
    .describe(
      "Rows, itself included, in the neighbourhood that measures a row's density; the more of them, the more noise.",
    ),
  clusterSelectionMethod: z
    .enum(["eom", "leaf"])
    .default("eom")
    .describe("eom keeps the most stable clusters, of any size; leaf the smallest ones, more of them."),
  clusterSelectionEpsilon: z
    .number()
    .min(0)
    .default(0)
    .describe("Clusters that part at a smaller distance than this stay together."),
  allowSingleCluster: z.boolean().default(false).describe("Whether all rows may form a single cluster."),
  maxClusterSize: z
    .union([z.int().min(2), z.literal("none")])
    .default("none")
    .describe("Most rows of a cluster chosen by eom; clusterSelectionEpsilon may join more."),
});

export type HdbscanParams = z.input<typeof hdbscanParameters>;

export type HdbscanModel = Membership & {
  /** n: distance at which each row's neighbourhood holds minSamples rows. */
  coreDistances: Float64Array;
  /** Single linkage over mutual reachability. */
  mergeTree: MergeTree;
  condensedTree: CondensedTree;
};

/** Hierarchical density-based clusters (Campello et al. 2013, 2015; McInnes et al. 2017), equal to scikit-learn's
 *  HDBSCAN with Euclidean distances.
 *  @param features  n x d
 *  @throws RangeError when minSamples is above n or an entry is not finite
 *  O(n^2 d) at the rate of `multiply`, memory O(n (d + minSamples)) and 64 MB. Deterministic: of equal distances the one
 *  that the spanning tree met first counts as the shorter; scikit-learn leaves their order to an unstable sort. */
export async function fitHdbscan(features: Matrix, params: HdbscanParams, tools: FitTools): Promise<HdbscanModel> {
  const {
    minClusterSize,
    minSamples: given,
    maxClusterSize,
    ...selection
  } = parseParameters(hdbscanParameters, params);
  checkFeatures(features);
  const minSamples = given === "minClusterSize" ? minClusterSize : given;
  if (minSamples > features.rows)
    throw new RangeError(`minSamples is ${minSamples}, there are only ${features.rows} rows`);
  const cores = await coreDistances(features, minSamples, tools);
  const mergeTree = buildMergeTree(
    await minimumSpanningTree(features.rows, mutualReachability(features, cores), tools),
  );
  const condensedTree = condenseTree(mergeTree, minClusterSize);
  const selected = selectClusters(condensedTree, {
    ...selection,
    maxClusterSize: maxClusterSize === "none" ? Infinity : maxClusterSize,
  });
  return { ...readMembership(condensedTree, selected, selection), coreDistances: cores, mergeTree, condensedTree };
}
