import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { ImageError } from "../../image/image-error.ts";
import { openPool } from "../inference-pool.ts";
import { type ActivationRanges, mergeRanges, roundOutward } from "./activation-ranges.ts";

export type ObserveOptions = {
  /** A .pth or .safetensors file of a ResNet-18, 34 or 50. */
  weightsPath: string;
  /** Inference threads; one a core by default. */
  workers?: number;
  signal?: AbortSignal;
};

/** What was observed. `unread`: images that could not be decoded, and do not count. */
export type Observed = {
  ranges: ActivationRanges;
  weightsSha256: string;
  unread: { key: string; error: ImageError }[];
};

/** Run a sample of images through the float32 network on the CPU, and keep the smallest and largest value of each activation, a
 *  little outward: what the int8 network of these weights is built from. The order of the images does not matter.
 *  @param images  tens of them; all are held at once
 *  @throws WeightsError; the first image's error when none can be decoded; what `read` throws; InferenceThreadError; the
 *          signal's reason */
export async function observeRanges(
  images: readonly { key: string; read(): Promise<Uint8Array> }[],
  { weightsPath, workers = availableParallelism(), signal }: ObserveOptions,
): Promise<Observed> {
  if (images.length === 0) throw new RangeError("ranges are observed on a sample, and none was given");
  signal?.throwIfAborted();
  const network = { precision: "observed" } as const;
  const nThreads = Math.min(workers, images.length);
  const pool = await openPool({ weightsPath, provider: "cpu", network, batchSize: 1 }, nThreads);
  // Each image listens to it.
  const stop = AbortSignal.any(signal ? [signal] : []);
  setMaxListeners(0, stop);
  const unread: Observed["unread"] = [];
  try {
    const found = await Promise.all(
      images.map(async ({ key, read }) => {
        try {
          const bytes = new Uint8Array(await read());
          return await pool.submit({ kind: "ranges", bytes }, stop);
        } catch (error) {
          // Anything else is not the image's doing: another time the sample would be another one.
          if (!(error instanceof ImageError)) throw error;
          unread.push({ key, error });
          return null;
        }
      }),
    );
    let ranges: ActivationRanges = {};
    for (const outputs of found)
      for (const [name, { data }] of Object.entries(outputs ?? {}))
        ranges = mergeRanges(ranges, { [name]: [data[0], data[1]] });
    if (unread.length === images.length) throw unread[0].error;
    return { ranges: roundOutward(ranges), weightsSha256: pool.ready.weightsSha256, unread };
  } finally {
    await pool.close();
  }
}
