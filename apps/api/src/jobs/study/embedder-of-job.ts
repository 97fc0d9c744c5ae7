import type { PrecisionName } from "@brainscan/db/schema/embeddings";
import type { ProviderName } from "@brainscan/db/schema/studies";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../weights/sha256-of-file.ts";
import type { JobContext } from "../job.ts";
import { calibrateNetwork, type SampleImage } from "./calibrate-network.ts";
import type { NetworkId } from "./network-id.ts";
import { checkProvider } from "./open-network.ts";

/** The one network of a job, whatever it embeds: images, their preprocessings, their augmented copies. Whoever takes the shards
 *  opens it: the job itself only knows it. */
export type EmbedderOfJob = {
  provider: ProviderName;
  /** SHA-256 of the weights file. @throws UserProblem PROVIDER_UNAVAILABLE: a provider asked for by name must open, even when
   *  the cache leaves it nothing to do */
  weights(): Promise<string>;
  /** What decides its vectors. An int8 network is calibrated here, on the first of the job's images, where none was before.
   *  @throws the same, and UserProblem PRECISION_UNAVAILABLE */
  network(): Promise<NetworkId>;
  /** Run `work` when all work given before has ended: what two passes lack is then embedded by the first alone. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
};

type Wanted = {
  backbone: ResolvedBackbone;
  provider: ProviderName;
  precision: PrecisionName;
  /** The job's images in the order of their pixels' hash, the first ones at least. */
  images: readonly SampleImage[];
};

export function embedderOfJob(
  { app, signal }: Pick<JobContext, "app" | "signal">,
  { backbone, provider, precision, images }: Wanted,
): EmbedderOfJob {
  let weights: Promise<string> | null = null;
  let network: Promise<NetworkId> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const weightsOnce = () => {
    weights ??= checkProvider(provider, precision).then(() => sha256OfFile(backbone.path, signal));
    return weights;
  };
  async function identify(): Promise<NetworkId> {
    const weightsSha256 = await weightsOnce();
    if (precision !== "int8") return { weightsSha256, precision, calibration: "" };
    const calibration = await calibrateNetwork(app, { backbone, weightsSha256, images, signal });
    return { weightsSha256, precision, calibration };
  }
  return {
    provider,
    weights: weightsOnce,
    network() {
      network ??= identify();
      return network;
    },
    inTurn(work) {
      const turn = last.then(() => {
        signal.throwIfAborted();
        return work();
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
