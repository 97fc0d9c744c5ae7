import { graphql } from "../../generated/gql.ts";
import type { Layer } from "../../generated/graphql.ts";

graphql(`
  fragment PredictionClustering on Study {
    champion {
      id
      layer
    }
    clusterings {
      id
      layer
      nClusters
      chosen
    }
  }
`);

/** The clustering whose numbers predictions carry, as the study keeps it: the chosen one on the layer of the best
 *  experiment, on avgpool when there is none. */
export function predictionClustering<Clustering extends { layer: Layer; chosen: boolean }>(study: {
  champion?: { layer: Layer } | null;
  clusterings: readonly Clustering[];
}): Clustering | null {
  const layer = study.champion?.layer ?? "AVGPOOL";
  return study.clusterings.find((one) => one.chosen && one.layer === layer) ?? null;
}
