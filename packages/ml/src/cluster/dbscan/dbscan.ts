import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { createDensityLinks, type DensityLinks } from "./density-links.ts";
import { visitNearPairs } from "./near-pairs.ts";

export const dbscanParameters = z.object({
  eps: z
    .number()
    .gt(0)
    .default(0.5)
    .describe("Radius of a neighbourhood, in the units of the features; the k-distance curve suggests one."),
  minSamples: z
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe("Rows, itself included, that a row's neighbourhood must hold for it to be a core sample."),
});

export type DbscanParams = z.input<typeof dbscanParameters>;

export type DbscanModel = {
  /** n: cluster of each row, numbered in the order of their first core samples; -1 for noise. */
  labels: Int32Array;
  nClusters: number;
  /** Rows with at least minSamples rows within eps, ascending. */
  coreSampleIndices: Int32Array;
};

const NOISE = -1;

/** Density-based clusters (Ester et al. 1996), equal to scikit-learn's DBSCAN with Euclidean distances: core samples at
 *  most eps apart share a cluster; another row joins the lowest-numbered cluster with a core sample at most eps away.
 *  @param features  n x d
 *  @throws RangeError when an entry is not finite
 *  O(n^2 d) at the rate of `multiply`, memory O(n (d + minSamples)), deterministic. */
export async function fitDbscan(features: Matrix, params: DbscanParams, tools: FitTools): Promise<DbscanModel> {
  const { eps, minSamples } = parseParameters(dbscanParameters, params);
  checkFeatures(features);
  const links = createDensityLinks(features.rows, minSamples);
  await visitNearPairs(features, eps, links.add, tools);
  return readClusters(links, features.rows);
}

function readClusters(links: DensityLinks, n: number): DbscanModel {
  const labels = new Int32Array(n).fill(NOISE);
  const coreSampleIndices = Int32Array.from(Array(n).keys()).filter(links.isCore);
  let nClusters = 0;
  for (const core of coreSampleIndices) {
    const first = links.clusterOf(core);
    labels[core] = first === core ? nClusters++ : labels[first];
  }
  for (let row = 0; row < n; row++) {
    if (links.isCore(row)) continue;
    const reached = links.neighborsOf(row).filter(links.isCore);
    if (reached.length > 0) labels[row] = reached.reduce((least, core) => Math.min(least, labels[core]), n);
  }
  return { labels, nClusters, coreSampleIndices };
}
