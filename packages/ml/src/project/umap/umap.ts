import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import { createMatrix, type Matrix } from "../../matrix/matrix.ts";
import { otherNeighbors } from "../../neighbors/other-neighbors.ts";
import { drawNormal } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { pcaStart, randomStart } from "../pca-start.ts";
import { fitCurve } from "./fit-curve.ts";
import { type FuzzyGraph, fuzzyGraph } from "./fuzzy-graph.ts";
import { optimiseLayout } from "./optimise-layout.ts";
import { smoothDistances } from "./smooth-distances.ts";
import { spectralStart } from "./spectral-start.ts";

export const umapParameters = z.object({
  nNeighbors: z
    .int()
    .min(2)
    .max(1000)
    .default(15)
    .describe("Neighbours that each row takes into account, itself among them: few for detail, many for the whole."),
  minDist: z.number().min(0).max(100).default(0.1).describe("How near to each other rows may lie on the map."),
  spread: z.number().min(0.01).max(100).default(1).describe("Scale of the map; at least minDist."),
  nEpochs: z
    .union([z.int().min(1).max(100_000), z.literal("auto")])
    .default("auto")
    .describe("Passes over the graph; auto: 500 up to 10,000 rows, 200 beyond."),
  learningRate: z.number().min(1e-4).max(100).default(1).describe("Step of the first pass; it shrinks to 0."),
  negativeSampleRate: z
    .int()
    .min(0)
    .max(100)
    .default(5)
    .describe("Pushes away from rows drawn at random, for each pull towards a neighbour."),
  setOpMixRatio: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe("1: one row's word makes an edge (union); 0: both must agree (intersection)."),
  localConnectivity: z
    .number()
    .min(0)
    .max(100)
    .default(1)
    .describe("Nearest neighbours at another place to which each row is joined fully."),
  init: z
    .enum(["spectral", "pca", "random"])
    .default("spectral")
    .describe(
      "First coordinates: smoothest vectors of the graph (principal components where it is in pieces), principal components, or random draws.",
    ),
});

export type UmapParams = z.input<typeof umapParameters>;

export type UmapModel = {
  /** n x 2 */
  embedding: Matrix;
  graph: FuzzyGraph;
  /** Of 1 / (1 + a x^(2b)), the membership at distance x on the map. */
  a: number;
  b: number;
  nEpochs: number;
  /** How the first coordinates were found in the end. */
  init: "spectral" | "pca" | "random";
};

/** Side of the square in which the points start. */
const START_SIDE = 10;
/** Keeps rows that start at one place from staying there. */
const START_NOISE = 1e-4;

/** UMAP in the plane, Euclidean, with umap-learn's defaults.
 *  @param features  n x d, n >= 3
 *  @throws RangeError when nNeighbors is not below n, minDist is above spread or an entry is not finite; the signal's
 *          reason when aborted
 *  O(n^2 d) for the neighbours, then O(nEpochs n nNeighbors negativeSampleRate); memory O(n nNeighbors). Deterministic
 *  for a given random. McInnes, Healy and Melville 2018. */
export async function fitUmap(features: Matrix, params: UmapParams, tools: FitTools): Promise<UmapModel> {
  const chosen = parseParameters(umapParameters, params);
  const { nNeighbors, minDist, spread, setOpMixRatio, localConnectivity } = chosen;
  checkFeatures(features);
  const { rows: n } = features;
  if (nNeighbors >= n) throw new RangeError(`nNeighbors is ${nNeighbors}, it must be below the ${n} rows`);
  if (minDist > spread) throw new RangeError(`minDist is ${minDist}, it must be at most spread, ${spread}`);
  const neighbors = await otherNeighbors(features, nNeighbors - 1, tools);
  const graph = fuzzyGraph(neighbors, smoothDistances(neighbors, localConnectivity), setOpMixRatio);
  const { a, b } = fitCurve(spread, minDist);
  const nEpochs = chosen.nEpochs === "auto" ? (n <= 10_000 ? 500 : 200) : chosen.nEpochs;
  const { points, init } = await firstPoints(features, graph, chosen.init, tools);
  await optimiseLayout(points, graph, { ...chosen, a, b, nEpochs }, tools);
  const embedding = createMatrix(n, 2);
  embedding.data.set(points);
  return { embedding, graph, a, b, nEpochs, init };
}

async function firstPoints(
  features: Matrix,
  graph: FuzzyGraph,
  wanted: UmapModel["init"],
  tools: FitTools,
): Promise<{ points: Float64Array; init: UmapModel["init"] }> {
  const spectral = wanted === "spectral" ? await spectralStart(graph, tools) : null;
  const init = wanted === "spectral" && !spectral ? "pca" : wanted;
  const found =
    spectral ?? (init === "pca" ? await pcaStart(features, 2, 1, tools) : randomStart(features.rows, 2, 1, tools));
  const largest = found.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const points = found.map((value) => (value / largest) * START_SIDE + START_NOISE * drawNormal(tools.random));
  for (let axis = 0; axis < 2; axis++) {
    let [low, high] = [Infinity, -Infinity];
    for (let at = axis; at < points.length; at += 2) {
      low = Math.min(low, points[at]);
      high = Math.max(high, points[at]);
    }
    for (let at = axis; at < points.length; at += 2) points[at] = ((points[at] - low) / (high - low)) * START_SIDE;
  }
  return { points, init };
}
