import { parentPort } from "node:worker_threads";
import { packError } from "../../backbone/embed-messages.ts";
import { alterCopy } from "../copies/alter-copy.ts";
import { copyKindOf } from "../copies/copy-views.ts";
import { type DecodedImage, decodeImage } from "../decode-image.ts";
import { measureImage } from "./measure-image.ts";
import type { MeasureReply, MeasureRequest } from "./measure-messages.ts";
import { perceptualHash } from "./perceptual-hash.ts";

if (!parentPort) throw new Error("measure-worker runs only as a worker thread");
const port = parentPort;
const dropped = new Set<number>();

function answer(image: DecodedImage, { id, view }: Extract<MeasureRequest, { kind: "measure" }>): MeasureReply {
  const kind = view && copyKindOf(view);
  const seen = kind ? alterCopy(image, kind) : image;
  return { kind: "done", id, measured: { measures: measureImage(seen), perceptualHash: perceptualHash(seen) } };
}

async function measure(request: Extract<MeasureRequest, { kind: "measure" }>): Promise<void> {
  const { id } = request;
  try {
    // The decoder works on the runtime's own threads, so that the next image decodes while this one is measured.
    const image = await decodeImage(request.bytes);
    if (!dropped.delete(id)) port.postMessage(answer(image, request));
  } catch (error) {
    if (!dropped.delete(id)) port.postMessage({ kind: "failed", id, error: packError(error) } satisfies MeasureReply);
  }
}

const begun = new Set<number>();

port.on("message", (request: MeasureRequest) => {
  // With its port closed the thread has only what it has begun to wait for, and ends by itself.
  if (request.kind === "close") port.close();
  else if (request.kind === "drop") {
    if (begun.has(request.id)) dropped.add(request.id);
  } else {
    begun.add(request.id);
    void measure(request).finally(() => begun.delete(request.id));
  }
});
