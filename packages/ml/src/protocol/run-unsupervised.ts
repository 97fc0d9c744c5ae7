import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { createRandom } from "../random/random.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import type { Clustering, Projection } from "../registry/method.ts";
import { findClusterer, findProjector } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { keyOrder } from "./order-by-key.ts";

/** A clusterer or projector of the registry, with its parameters; what is left out takes its default. */
export type UnsupervisedConfig = { method: string; parameters: Record<string, unknown>; seed: number };

/** One row a distinct image; `keys` as in ExperimentInputs. */
export type UnsupervisedInputs = { features: Matrix; keys?: readonly string[] };

type Tools = Omit<FitTools, "random">;

/** Clusters the rows in the order of their keys, so that the order they come in changes nothing.
 *  @returns as the clusterer, for the rows as they were given
 *  @throws ParameterError for an unknown method or parameter; RangeError for inputs of wrong shape or not finite */
export async function runClustering(
  inputs: UnsupervisedInputs,
  { method, parameters, seed }: UnsupervisedConfig,
  tools: Tools = {},
): Promise<Clustering> {
  const clusterer = findClusterer(method);
  const { features, back } = inOrder(inputs);
  const random = createRandom(seed, method);
  const found = await clusterer.cluster(features, parseParameters(clusterer.parameters, parameters), {
    ...tools,
    random,
  });
  const { labels, probabilities } = found;
  return {
    ...found,
    labels: Int32Array.from(back, (at) => labels[at]),
    ...(probabilities ? { probabilities: Float64Array.from(back, (at) => probabilities[at]) } : {}),
  };
}

/** Projects the rows in the order of their keys, so that the order they come in changes nothing.
 *  @returns as the projector, for the rows as they were given
 *  @throws as runClustering */
export async function runProjection(
  inputs: UnsupervisedInputs,
  { method, parameters, seed }: UnsupervisedConfig,
  tools: Tools = {},
): Promise<Projection> {
  const projector = findProjector(method);
  const { features, back } = inOrder(inputs);
  const random = createRandom(seed, method);
  const found = await projector.project(features, parseParameters(projector.parameters, parameters), {
    ...tools,
    random,
  });
  return { ...found, coordinates: takeRows(found.coordinates, back) };
}

/** The features in the order of the keys, and for each given row its place in that order. */
function inOrder({ features, keys }: UnsupervisedInputs): { features: Matrix; back: Int32Array } {
  if (!keys) return { features, back: Int32Array.from({ length: features.rows }, (_, row) => row) };
  if (keys.length !== features.rows)
    throw new RangeError(`features has ${features.rows} rows, keys has ${keys.length} entries`);
  const order = keyOrder(keys);
  const back = new Int32Array(order.length);
  order.forEach((row, at) => {
    back[row] = at;
  });
  return { features: takeRows(features, order), back };
}
