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
import {
  type EmbedReply,
  type EmbedRequest,
  type EmbedWorkerData,
  type ImageTaskKind,
  packError,
  type Shown,
  type ThreadTrial,
} from "./embed-messages.ts";
import { buildObservedModel, rangeOutput } from "./int8/observed-graph.ts";
import { type ResNet, readResNet } from "./read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";
import { readWeights } from "./weights/read-weights.ts";

type Pixels = ReturnType<typeof resizeAndCrop>;
type ImageTask = { kind: ImageTaskKind; id: number; pixels: Promise<Pixels | null> };
type TrialTask = Extract<EmbedRequest, { kind: "trial" }>;
/** An opened network: its session, what it is asked for, and what each output is called. */
type Backbone = { session: Session; outputs: Record<ImageTaskKind, { name: string; output: string }[]> };

const { weightsPath, provider, network, guard, ...given } = workerData as EmbedWorkerData;
if (!parentPort) throw new Error("embed-worker runs only as a worker thread");
const port = parentPort;
const { cropPx, resizePx } = PREPROCESSING;

let { batchSize } = given;
const queue: (ImageTask | TrialTask)[] = [];
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
  if (request.kind === "batch") {
    batchSize = request.batchSize;
    return;
  }
  if (request.kind === "close") {
    closing = true;
    wake?.();
    return;
  }
  if (request.kind === "trial") queue.push(request);
  else queue.push({ kind: request.kind, id: request.id, pixels: decode(request.id, request.bytes, request.shown) });
  wake?.();
});

function modelOf(resnet: ResNet): { model: Uint8Array; outputs: Backbone["outputs"] } {
  const plain = (name: string) => ({ name, output: name });
  if (network.precision !== "observed") {
    const outputs = { pooled: [AVGPOOL, LAYER3].map(plain), maps: [plain(LAYER4_MAPS)], ranges: [] };
    return { model: buildResNetModel(resnet, network), outputs };
  }
  const { model, activations } = buildObservedModel(resnet);
  const ranges = activations.map((name) => ({ name, output: rangeOutput(name) }));
  return { model, outputs: { pooled: [], maps: [], ranges } };
}

async function openBackbone(): Promise<Backbone | null> {
  const bytes = await readFile(weightsPath);
  const resnet = readResNet(readWeights(bytes));
  const { model, outputs } = modelOf(resnet);
  // The batch stays free, which costs nothing measurable: its size may be settled later.
  const dimensions = { height: cropPx, width: cropPx };
  const session = await callNative(guard, () => openSession(model, { provider, dimensions }));
  if (!session) return null;
  const weightsSha256 = createHash("sha256").update(bytes).digest("hex");
  const { architecture, dims } = resnet;
  reply({ kind: "ready", ready: { architecture, dims, weightsSha256 } });
  return { session, outputs };
}

/** Image tasks of one kind from the head of the queue, at most a batch, or one trial; none once the thread is to end. */
async function nextTasks(): Promise<ImageTask[] | TrialTask> {
  while (queue.length === 0 && !closing)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  wake = null;
  if (closing) return [];
  const [head] = queue;
  if (head.kind === "trial") {
    queue.shift();
    return head;
  }
  const tasks: ImageTask[] = [];
  while (tasks.length < batchSize && queue.length > 0) {
    const [next] = queue;
    if (next.kind !== head.kind) break;
    tasks.push(next as ImageTask);
    queue.shift();
  }
  return tasks;
}

function row({ data, shape }: TensorValue, index: number): TensorValue {
  const length = data.length / shape[0];
  return { data: data.slice(index * length, (index + 1) * length), shape: [1, ...shape.slice(1)] };
}

function emptyBatch(size: number): TensorValue {
  return { data: new Float32Array(size * TENSOR_LENGTH), shape: [size, 3, cropPx, cropPx] };
}

/** Runs of one batch size, the first untimed. Which size and how many threads are fastest can only be found by trying: this is
 *  this package's other clock, beside that of the providers' trial. @returns null once the thread is to end */
async function tryOut({ session, outputs }: Backbone, { batchSize: size, durationMs }: TrialTask) {
  const input = emptyBatch(size);
  // Any image will do, but none so plain that it computes faster.
  for (const i of input.data.keys()) input.data[i] = ((i * 37) % 256) / 64 - 2;
  const names = outputs.pooled.map(({ output }) => output);
  const elapsed = (since: bigint) => Number(process.hrtime.bigint() - since) / 1e6;
  const begun = process.hrtime.bigint();
  let timed = begun;
  let trial: ThreadTrial = { images: 0, timedMs: 0, totalMs: 0 };
  for (let run = 0; run < 2 || trial.totalMs < durationMs; run++) {
    if (!(await callNative(guard, () => session.run({ [INPUT]: input }, names)))) return null;
    if (run === 0) timed = process.hrtime.bigint();
    trial = { images: run * size, timedMs: run === 0 ? 0 : elapsed(timed), totalMs: elapsed(begun) };
  }
  return trial;
}

/** Every run has the same shape, whatever the number of images: rows without one are zero. The arithmetic of a row then
 *  depends neither on its neighbours nor on how many there are. */
async function serve(backbone: Backbone): Promise<void> {
  let input = emptyBatch(batchSize);
  for (;;) {
    const tasks = await nextTasks();
    if ("batchSize" in tasks) {
      const trial = await tryOut(backbone, tasks);
      if (!trial) return;
      reply({ kind: "tried", id: tasks.id, trial });
      continue;
    }
    if (tasks.length === 0) return;
    // Settled anew while this waited: what was taken from the queue fits in neither more nor less than its own run.
    const size = Math.max(batchSize, tasks.length);
    if (input.shape[0] !== size) input = emptyBatch(size);
    const ids: number[] = [];
    for (const { id, pixels } of tasks) {
      const decoded = await pixels;
      if (!decoded) continue;
      normalizeInto(decoded, input.data.subarray(ids.length * TENSOR_LENGTH, (ids.length + 1) * TENSOR_LENGTH));
      ids.push(id);
    }
    if (ids.length === 0) continue;
    input.data.fill(0, ids.length * TENSOR_LENGTH);
    const wanted = backbone.outputs[tasks[0].kind];
    const run = () =>
      backbone.session.run(
        { [INPUT]: input },
        wanted.map(({ output }) => output),
      );
    const outputs = await callNative(guard, run);
    if (!outputs) return;
    for (const [i, id] of ids.entries())
      reply({
        kind: "done",
        id,
        outputs: Object.fromEntries(wanted.map(({ name, output }) => [name, row(outputs[output], i)])),
      });
  }
}

try {
  const backbone = await openBackbone();
  if (backbone) {
    await serve(backbone);
    await Promise.all(queue.map((task) => (task.kind === "trial" ? null : task.pixels)));
  }
} catch (error) {
  reply({ kind: "broken", error: packError(error) });
}
// With its port closed the thread has nothing left to wait for, and ends by itself.
port.close();
