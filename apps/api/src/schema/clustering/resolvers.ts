import type { Resolvers } from "../../generated/resolvers.ts";
import { layerOf } from "../../layers.ts";
import { clustersOf } from "./mappers.ts";

export const clusteringResolvers: Resolvers = {
  Clustering: {
    layer: ({ layer }) => layerOf(layer),
    clusters: async (clustering, _args, { loaders }) =>
      clustersOf(clustering, await loaders.representatives.load(clustering.studyId)),
  },
  Cluster: {
    async medoids({ medoidIds }, _args, { loaders }) {
      const images = await loaders.image.loadMany(medoidIds);
      return images.flatMap((image) => (image === null || image instanceof Error ? [] : [image]));
    },
  },
};
