import type { Resolvers } from "../../generated/resolvers.ts";

export const predictionResolvers: Resolvers = {
  Prediction: {
    async image({ imageId }, _args, { loaders }) {
      const image = await loaders.image.load(imageId);
      if (!image) throw new Error(`there is no image ${imageId}`);
      return image;
    },
    async nearestLabelled({ nearestLabelled }, _args, { loaders }) {
      const images = await Promise.all(nearestLabelled.map((id) => loaders.image.load(id)));
      // An image can have been removed since.
      return images.filter((image) => image !== null);
    },
    reasons: ({ reasons }) => reasons.map((code) => ({ code: `DECIDED_${code}` as const })),
  },
};
