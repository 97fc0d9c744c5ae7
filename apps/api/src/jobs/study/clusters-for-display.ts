import { assignmentsOf } from "../../clusters/count-clusters.ts";
import type { Evaluated } from "./experiments/run-experiments.ts";
import type { NewClustering } from "./explore.ts";

/** Clusters of the chosen clustering on the champion's layer, on avgpool when there is no champion; null without one. */
export function clustersForDisplay(
  clusterings: readonly NewClustering[],
  champion: Evaluated | null,
): Int32Array | null {
  const layer = champion?.candidate.layer ?? "avgpool";
  const clustering = clusterings.find((one) => one.chosen && one.layer === layer);
  return clustering ? assignmentsOf(clustering) : null;
}
