import type { AugmentedView } from "../image/augmented-view.ts";
import { ImageError, type ImageErrorCode, type ImageErrorDetails } from "../image/image-error.ts";
import type { PreprocessingId } from "../image/preprocessings.ts";
import type { NativeGuard } from "../onnx/native-guard.ts";
import type { ProviderId, TensorValue } from "../onnx/session.ts";
import type { NetworkForm } from "./network-form.ts";
import type { ResNet } from "./read-resnet.ts";
import { WeightsError, type WeightsErrorCode } from "./weights/weights-error.ts";

/** The network as it computes, or as it is observed to find the ranges that int8 needs. */
export type WorkerNetwork = NetworkForm | { precision: "observed" };

/** What an inference thread is started with. */
export type EmbedWorkerData = {
  weightsPath: string;
  provider: ProviderId;
  network: WorkerNetwork;
  batchSize: number;
  guard: NativeGuard;
};

/** What an inference thread says once, when it can work. */
export type EmbedWorkerReady = Pick<ResNet, "architecture" | "dims"> & { weightsSha256: string };

/** An augmented copy in place of the image itself; the key decides its draws. */
export type Augmented = { view: AugmentedView; key: string };

/** What is done to a decoded image before it is resized: first the augmented copy, then the preprocessing. */
export type Shown = { augmented?: Augmented; preprocessing?: PreprocessingId };

/** What is computed of an image. `pooled`: avgpool and layer3. `maps`: layer4 before pooling. `ranges`: of an observed network,
 *  the smallest and largest value of each activation, under its name. */
export type ImageTaskKind = "pooled" | "maps" | "ranges";

/** `trial`: run batches of this size for this long, on made-up images. `batch`: run batches of this size from now on.
 *  `drop`: forget these tasks if they have not begun. `close`: finish what is being computed, then end. */
export type EmbedRequest =
  | { kind: ImageTaskKind; id: number; bytes: Uint8Array; shown?: Shown }
  | { kind: "trial"; id: number; batchSize: number; durationMs: number }
  | { kind: "batch"; batchSize: number }
  | { kind: "drop"; ids: readonly number[] }
  | { kind: "close" };

/** How a thread did: `totalMs` with the warm-up, `timedMs` without it. */
export type ThreadTrial = { images: number; timedMs: number; totalMs: number };

export type EmbedReply =
  | { kind: "ready"; ready: EmbedWorkerReady }
  | { kind: "done"; id: number; outputs: Record<string, TensorValue> }
  | { kind: "tried"; id: number; trial: ThreadTrial }
  | { kind: "failed"; id: number; error: PortableError }
  | { kind: "broken"; error: PortableError };

/** An error as plain data: classes do not survive the way between threads. */
export type PortableError =
  | { name: "ImageError"; message: string; code: ImageErrorCode; details: ImageErrorDetails }
  | { name: "WeightsError"; message: string; code: WeightsErrorCode }
  | { name: "Error"; message: string };

export function packError(error: unknown): PortableError {
  if (error instanceof ImageError)
    return { name: "ImageError", message: error.message, code: error.code, details: error.details };
  if (error instanceof WeightsError) return { name: "WeightsError", message: error.message, code: error.code };
  return { name: "Error", message: error instanceof Error ? error.message : String(error) };
}

export function unpackError(error: PortableError): Error {
  if (error.name === "ImageError") return new ImageError(error.code, error.message, error.details);
  if (error.name === "WeightsError") return new WeightsError(error.code, error.message);
  return new Error(error.message);
}
