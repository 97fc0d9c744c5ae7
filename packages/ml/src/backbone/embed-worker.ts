import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { applyPreprocessing } from "../image/apply-preprocessing.ts";
import { augmentImage } from "../image/augment.ts";
import { decodeImage } from "../image/decode-image.ts";
import { normalizeInto, PREPROCESSING, TENSOR_LENGTH } from "../image/preprocess.ts";
import { resizeAndCrop } from "../image/resize-crop.ts";
import { callNative } from "../onnx/native-guard.ts";
import { openSession, type Session, type TensorValue } from "../onnx/session.ts";
import { type EmbedReply, type EmbedRequest, type EmbedWorkerData, packError, type Shown } from "./embed-messages.ts";
import { readResNet } from "./read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";
import { readWeights } from "./weights/read-weights.ts";

type Pixels = ReturnType<typeof resizeAndCrop>;
type Task = { kind: "pooled" | "maps"; id: number; pixels: Promise<Pixels | null> };

const { weightsPath, provider, batchSize, guard } = workerData as EmbedWorkerData;
if (!parentPort) throw new Error("embed-worker runs only as a worker thread");
const port = parentPort;
const { cropPx, resizePx } = PREPROCESSING;

const queue: Task[] = [];
let wake: (() => void) | null = null;
let closing = false;

function reply(message: EmbedReply, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

/** Decoding starts at once, on the runtime's own threads, while this one computes. A bad image settles to null. */
async function decode(id: number, bytes: Uint8Array, shown: Shown = {}): Promise<Pixels | null> {
  try {
    const image = await decodeImage(bytes);
    const { augmented, preprocessing = "plain" } = shown;
    const copy = augmented ? augmentImage(image, augmented.view, augmented.key) : image;
    return resizeAndCrop(applyPreprocessing(copy, preprocessing), resizePx, cropPx);
  } catch (error) {
    reply({ kind: "failed", id, error: packError(error) });
    return null;
  }
}

port.on("message", (request: EmbedRequest) => {
  if (request.kind === "drop") {
    const dropped = new Set(request.ids);
    queue.splice(0, queue.length, ...queue.filter(({ id }) => !dropped.has(id)));
    return;
  }
  if (request.kind === "close") {
    closing = true;
    wake?.();
    return;
  }
  queue.push({ kind: request.kind, id: request.id, pixels: decode(request.id, request.bytes, request.shown) });
  wake?.();
});

async function openBackbone(): Promise<Session | null> {
  const bytes = await readFile(weightsPath);
  const resnet = readResNet(readWeights(bytes));
  const dimensions = { n: batchSize, height: cropPx, width: cropPx };
  const model = buildResNetModel(resnet);
  const session = await callNative(guard, () => openSession(model, { provider, dimensions }));
  if (!session) return null;
  const weightsSha256 = createHash("sha256").update(bytes).digest("hex");
  const { architecture, dims } = resnet;
  reply({ kind: "ready", ready: { architecture, dims, weightsSha256 } });
  return session;
}

/** Tasks of one kind from the head of the queue, at most a batch; none once the thread is to end. */
async function nextTasks(): Promise<Task[]> {
  while (queue.length === 0 && !closing)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  wake = null;
  if (closing) return [];
  let count = 1;
  while (count < batchSize && count < queue.length && queue[count].kind === queue[0].kind) count++;
  return queue.splice(0, count);
}

function row({ data, shape }: TensorValue, index: number): TensorValue {
  const length = data.length / shape[0];
  return { data: data.slice(index * length, (index + 1) * length), shape: [1, ...shape.slice(1)] };
}

/** Every run has the same shape, whatever the number of images: rows without one are zero. The arithmetic of a row then
 *  depends neither on its neighbours nor on how many there are. */
async function serve(session: Session): Promise<void> {
  const input = { data: new Float32Array(batchSize * TENSOR_LENGTH), shape: [batchSize, 3, cropPx, cropPx] };
  for (;;) {
    const tasks = await nextTasks();
    if (tasks.length === 0) return;
    const ids: number[] = [];
    for (const { id, pixels } of tasks) {
      const decoded = await pixels;
      if (!decoded) continue;
      normalizeInto(decoded, input.data.subarray(ids.length * TENSOR_LENGTH, (ids.length + 1) * TENSOR_LENGTH));
      ids.push(id);
    }
    if (ids.length === 0) continue;
    input.data.fill(0, ids.length * TENSOR_LENGTH);
    const names = tasks[0].kind === "maps" ? [LAYER4_MAPS] : [AVGPOOL, LAYER3];
    const outputs = await callNative(guard, () => session.run({ [INPUT]: input }, names));
    if (!outputs) return;
    for (const [i, id] of ids.entries())
      reply({ kind: "done", id, outputs: Object.fromEntries(names.map((name) => [name, row(outputs[name], i)])) });
  }
}

try {
  const session = await openBackbone();
  if (session) {
    await serve(session);
    await Promise.all(queue.map(({ pixels }) => pixels));
  }
} catch (error) {
  reply({ kind: "broken", error: packError(error) });
}
// With its port closed the thread has nothing left to wait for, and ends by itself.
port.close();
