import type { ProviderName } from "@brainscan/db/schema/studies";
import { type Embedder, openEmbedder } from "@brainscan/ml/backbone/embedder";
import { WeightsError } from "@brainscan/ml/backbone/weights/weights-error";
import { chooseProvider, ProviderError } from "@brainscan/ml/onnx/providers";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../weights/sha256-of-file.ts";
import type { JobContext } from "../job.ts";

/** The one network of a job, whatever it embeds: images, their preprocessings, their augmented copies. */
export type EmbedderOfJob = {
  /** SHA-256 of the weights file. @throws UserProblem PROVIDER_UNAVAILABLE: a provider asked for by name must open, even when
   *  the cache leaves it nothing to do */
  weights(): Promise<string>;
  /** Run `work` when all work given before has ended: what two passes lack is then embedded by the first alone. The network is
   *  opened when first asked for. @throws UserProblem WEIGHTS_UNREADABLE or PROVIDER_UNAVAILABLE when it cannot be */
  inTurn<Result>(work: (open: () => Promise<Embedder>) => Promise<Result>): Promise<Result>;
};

/** Opened once a job at most, and closed with it. */
export function embedderOfJob(
  { app, signal, atEnd }: Pick<JobContext, "app" | "signal" | "atEnd">,
  { backbone, provider }: { backbone: ResolvedBackbone; provider: ProviderName },
): EmbedderOfJob {
  let weights: Promise<string> | null = null;
  let opening: Promise<Embedder> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const holder: EmbedderOfJob = {
    weights() {
      weights ??= checkProvider(provider).then(() => sha256OfFile(backbone.path, signal));
      return weights;
    },
    inTurn(work) {
      const turn = last.then(() => {
        signal.throwIfAborted();
        return work(open);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
  const open = () => {
    opening ??= holder.weights().then((sha256) => openWeights(app, { backbone, provider, sha256 }));
    return opening;
  };
  atEnd(async () => {
    // What kept it from opening was thrown to whoever asked for it.
    const embedder = await opening?.catch(() => null);
    await embedder?.close();
  });
  return holder;
}

async function checkProvider(provider: ProviderName): Promise<void> {
  if (provider !== "auto") await chooseProvider(provider).catch(asUserProblem);
}

type Wanted = { backbone: ResolvedBackbone; provider: ProviderName; sha256: string };

async function openWeights(app: App, { backbone, provider, sha256 }: Wanted): Promise<Embedder> {
  const { id, path } = backbone;
  const embedder = await openEmbedder({ weightsPath: path, provider, workers: app.config.workers }).catch(
    (problem: unknown) => {
      if (!(problem instanceof WeightsError)) return asUserProblem(problem);
      throw userProblem("WEIGHTS_UNREADABLE", { id, path, detail: problem.message });
    },
  );
  if (embedder.weightsSha256 === sha256) return embedder;
  await embedder.close();
  throw new Error(`the weights file ${path} changed while it was in use`);
}

function asUserProblem(problem: unknown): never {
  if (!(problem instanceof ProviderError)) throw problem;
  throw userProblem("PROVIDER_UNAVAILABLE", { provider: problem.provider, message: problem.detail });
}
