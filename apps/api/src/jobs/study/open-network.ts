import type { PrecisionName } from "@brainscan/db/schema/embeddings";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { type Embedder, openEmbedder } from "@brainscan/ml/backbone/embedder";
import { WeightsError } from "@brainscan/ml/backbone/weights/weights-error";
import { PrecisionError } from "@brainscan/ml/onnx/precision";
import { chooseProvider, ProviderError } from "@brainscan/ml/onnx/providers";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { Keep } from "../../shards/kept.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import { formOfNetwork } from "./calibrate-network.ts";
import type { NetworkId } from "./network-id.ts";
import { rememberedTuning } from "./remembered-tuning.ts";

/** A network, and where it is to run. */
export type NetworkWanted = NetworkId & { backbone: string; provider: ProviderName };

/** The network is open once a process, under this name. */
export function networkKey({ weightsSha256, precision, calibration, provider }: NetworkWanted): string {
  return ["network", weightsSha256, precision, calibration, provider].filter(Boolean).join(" ");
}

/** @throws UserProblem WEIGHTS_UNREADABLE, WEIGHTS_OTHER, PROVIDER_UNAVAILABLE, PRECISION_UNAVAILABLE, or what is told of weights that are not there */
export function keepNetwork(app: App, keep: Keep, wanted: NetworkWanted): Promise<Embedder> {
  return keep(
    networkKey(wanted),
    () => openNetwork(app, wanted),
    (embedder) => embedder.close(),
  );
}

async function openNetwork(app: App, wanted: NetworkWanted): Promise<Embedder> {
  const { backbone, weightsSha256, precision, provider } = wanted;
  const { weightsHome, workers } = app.config;
  const { id, path } = await resolveBackbone(backbone, { dataDir: weightsHome });
  const network = await formOfNetwork(app, wanted);
  const tuning = rememberedTuning(weightsHome, { weightsSha256, precision, workers });
  const embedder = await openEmbedder({ weightsPath: path, provider, network, workers, tuning }).catch(
    (problem: unknown) => {
      if (!(problem instanceof WeightsError)) return asUserProblem(problem);
      throw userProblem("WEIGHTS_UNREADABLE", { id, path, detail: problem.message });
    },
  );
  if (embedder.weightsSha256 === weightsSha256) return embedder;
  await embedder.close();
  throw userProblem("WEIGHTS_OTHER", { id, path, expected: weightsSha256.slice(0, 8), process: app.id });
}

/** @throws UserProblem PROVIDER_UNAVAILABLE when one that was asked for by name does not open; PRECISION_UNAVAILABLE when the
 *          precision is not to be had there */
export async function checkProvider(provider: ProviderName, precision: PrecisionName): Promise<void> {
  if (provider !== "auto" || precision === "float16") await chooseProvider(provider, precision).catch(asUserProblem);
}

function asUserProblem(problem: unknown): never {
  if (problem instanceof PrecisionError)
    throw userProblem("PRECISION_UNAVAILABLE", { precision: problem.precision, message: problem.detail });
  if (!(problem instanceof ProviderError)) throw problem;
  throw userProblem("PROVIDER_UNAVAILABLE", { provider: problem.provider, message: problem.detail });
}
