import type { Resolvers } from "../../generated/resolvers.ts";

export const predictionResolvers: Resolvers = {
  Prediction: {
    async image({ imageId }, _args, { loaders }) {
      const image = await loaders.image.load(imageId);
      if (!image) throw new Error(`there is no image ${imageId}`);
      return image;
    },
  },
};
