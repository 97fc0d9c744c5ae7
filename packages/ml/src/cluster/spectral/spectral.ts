import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import { filteredSubspace } from "../../matrix/filtered-subspace.ts";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { forkRandom, type Random } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { fitKMeans } from "../kmeans/kmeans.ts";
import { clusterQr } from "./cluster-qr.ts";
import { type NormalisedAffinity, neighborAffinity, rbfAffinity } from "./normalised-affinity.ts";

export const spectralParameters = z.object({
  nClusters: z.int().min(1).max(1000).default(8).describe("Number of clusters, k."),
  affinity: z
    .enum(["nearestNeighbors", "rbf"])
    .default("nearestNeighbors")
    .describe(
      "What joins two rows: nearestNeighbors (either among the other's nearest; sparse) or rbf (all pairs by distance, for small n). scikit-learn starts with rbf, whose gamma knows nothing of the data's scale.",
    ),
  nNeighbors: z
    .int()
    .min(2)
    .max(1000)
    .default(10)
    .describe("Neighbours of each row for nearestNeighbors; a row counts among its own."),
  gamma: z
    .number()
    .min(1e-12)
    .max(1e12)
    .default(1)
    .describe("Width of rbf: the affinity of two rows is exp(-gamma times their squared distance)."),
  assignLabels: z
    .enum(["kmeans", "clusterQr"])
    .default("kmeans")
    .describe("How clusters are read off the embedding: kmeans, or clusterQr, which draws nothing."),
  nInit: z.int().min(1).max(1000).default(10).describe("Starts of k-means on the embedding."),
});

export type SpectralParams = z.input<typeof spectralParameters>;

export type SpectralModel = {
  /** n: 0..k-1 */
  labels: Int32Array;
  /** n x k: eigenvectors of the normalised Laplacian, smallest eigenvalue first, over the root of each row's degree. */
  embedding: DoubleMatrix;
  /** k: eigenvalues of the normalised Laplacian, ascending, 0..2; as many zeros as the graph has separate parts. */
  eigenvalues: Float64Array;
  /** Whether every eigenvector settled. */
  converged: boolean;
};

/** A Laplacian's zero, found only as nearly as its eigenvector. */
const ZERO = 1e-7;

/** Spectral clustering (Shi and Malik 2000; von Luxburg 2007), as scikit-learn's SpectralClustering: the rows placed by
 *  the first eigenvectors of their graph's normalised Laplacian, then clustered there. It finds clusters of any shape
 *  that the graph holds together; the memory of nearestNeighbors grows with n alone.
 *  @param features  n x d
 *  @throws RangeError when k or nNeighbors is not in 1..n, all pairs are too many, or an entry is not finite
 *  O(n^2 d) for the graph, O(n k nNeighbors) a product for the eigenvectors; deterministic for a given random. */
export async function fitSpectral(features: Matrix, params: SpectralParams, tools: FitTools): Promise<SpectralModel> {
  const { nClusters, affinity, nNeighbors, gamma, assignLabels, nInit } = parseParameters(spectralParameters, params);
  checkFeatures(features);
  const { rows: n } = features;
  if (nClusters > n) throw new RangeError(`nClusters is ${nClusters}, at most the ${n} rows`);
  if (affinity === "nearestNeighbors" && nNeighbors > n)
    throw new RangeError(`nNeighbors is ${nNeighbors}, at most the ${n} rows`);
  tools.onProgress?.(0, 3);
  const graph = affinity === "rbf" ? await rbfAffinity(features, gamma) : await neighborAffinity(features, nNeighbors);
  tools.signal?.throwIfAborted();
  tools.onProgress?.(1, 3);
  const found = await embedGraph(graph, nClusters, forkRandom(tools.random), tools.signal);
  tools.onProgress?.(2, 3);
  if (assignLabels === "clusterQr") return { ...found, labels: clusterQr(found.embedding) };
  const coordinates = { ...found.embedding, data: Float32Array.from(found.embedding.data) };
  const { random, signal } = tools;
  const { labels } = await fitKMeans(coordinates, { nClusters, nInit }, { random, signal });
  return { ...found, labels };
}

/** Separate parts of the graph, as far as the eigenvalues found tell: at most k. */
export function countParts({ eigenvalues }: Pick<SpectralModel, "eigenvalues">): number {
  return eigenvalues.filter((value) => value < ZERO).length;
}

async function embedGraph(
  { n, apply, rootDegrees }: NormalisedAffinity,
  k: number,
  random: Random,
  signal?: AbortSignal,
): Promise<Omit<SpectralModel, "labels">> {
  const { values, vectors, converged } = await filteredSubspace(apply, n, k, { random, lowest: -1, signal });
  const data = new Float64Array(n * k);
  for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) data[i * k + c] = vectors[c * n + i] / rootDegrees[i];
  const eigenvalues = values.map((value) => Math.max(0, 1 - value));
  return { embedding: { data, rows: n, cols: k }, eigenvalues, converged };
}
