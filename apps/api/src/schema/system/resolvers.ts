import { probeProviders } from "@brainscan/ml/onnx/providers";
import type { Resolvers } from "../../generated/resolvers.ts";
import { PRODUCT_VERSION } from "../../product.ts";
import { listBackbones } from "../../weights/list-backbones.ts";
import { keepAnswer } from "./keep-answer.ts";

// Trying a provider starts a process: once is enough while this one lives.
const providersOnce = keepAnswer(probeProviders);

export const systemResolvers: Resolvers = {
  Query: {
    system: async (_root, _args, { app, uploadBytesMax }) => ({
      version: PRODUCT_VERSION,
      database: await app.database.describe(),
      providers: await providersOnce(),
      backbones: await listBackbones(app.config.weightsHome),
      uploadBytesMax,
    }),
  },
};
