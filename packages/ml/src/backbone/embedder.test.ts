import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Worker } from "node:worker_threads";
import { type Embedder, type Embedding, type EmbedItem, openEmbedder } from "@brainscan/ml/backbone/embedder";
import { observeRanges } from "@brainscan/ml/backbone/int8/observe-ranges";
import type { Tuned } from "@brainscan/ml/backbone/tune";
import { applyPreprocessing } from "@brainscan/ml/image/apply-preprocessing";
import { augmentImage } from "@brainscan/ml/image/augment";
import { type DecodedImage, decodeImage } from "@brainscan/ml/image/decode-image";
import { ImageError } from "@brainscan/ml/image/image-error";
import { PREPROCESSINGS } from "@brainscan/ml/image/preprocessings";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

const FIXTURES = new URL("../../fixtures/", import.meta.url);
const weightsPath = fileURLToPath(new URL("resnet-tiny/resnet18-tiny.pth", FIXTURES));

let images: { key: string; bytes: Buffer }[] = [];
const opened: Embedder[] = [];

async function open(options: Partial<Parameters<typeof openEmbedder>[0]> = {}): Promise<Embedder> {
  const embedder = await openEmbedder({ weightsPath, provider: "cpu", workers: 2, ...options });
  opened.push(embedder);
  return embedder;
}

function item({ key, bytes }: { key: string; bytes: Uint8Array }): EmbedItem {
  return { key, read: async () => bytes };
}

type Told = { key: string; embedding?: Embedding; error?: Error };

async function embedAll(embedder: Embedder, items: EmbedItem[]): Promise<Told[]> {
  const told: Told[] = [];
  await embedder.embed(items, {
    onResult: (key, embedding) => void told.push({ key, embedding }),
    onFailure: (key, error) => void told.push({ key, error }),
  });
  return told;
}

function bits(told: Told[]): string {
  const text = ({ key, embedding }: Told) =>
    [key, embedding?.avgpool, embedding?.layer3]
      .map((part) => (part instanceof Float32Array ? Buffer.from(part.buffer).toString("base64") : part))
      .join(" ");
  return told.map(text).join("\n");
}

beforeAll(async () => {
  // Sizes differ so that the images take different times and finish out of order.
  images = await Promise.all(
    Array.from({ length: 14 }, async (_, i) => {
      const side = i % 3 === 0 ? 700 : 40 + i;
      const data = Uint8Array.from({ length: side * side }, (_, p) => (p * (i + 3) + (p >> 5) * 31) % 256);
      const bytes = await sharp(data, { raw: { width: side, height: side, channels: 1 } })
        .png()
        .toBuffer();
      return { key: `image-${i}`, bytes };
    }),
  );
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((embedder) => embedder.close()));
});

it("names what it runs on, the network and its weights", async () => {
  const embedder = await open({ workers: 1 });
  expect(embedder).toMatchObject({
    execution: { provider: "cpu", threads: 1, batchSize: 1 },
    architecture: "resnet18",
    dims: { avgpool: 32, layer3: 16 },
  });
  expect(embedder.execution.device).not.toBe("");
  expect(embedder.weightsSha256).toMatch(/^[0-9a-f]{64}$/);
});

it("gives the same bits in input order with 1 or 2 threads, in batches or not, whatever the other images are", async () => {
  const items = images.map(item);
  const reference = await embedAll(await open({ workers: 1 }), items);
  expect(reference.map(({ key }) => key)).toEqual(images.map(({ key }) => key));
  expect(new Set(reference.map((told) => bits([{ ...told, key: "" }]))).size).toBe(images.length);
  expect(bits(await embedAll(await open({ workers: 2 }), items))).toBe(bits(reference));
  const batched = await open({ workers: 2, batchSize: 4 });
  expect(bits(await embedAll(batched, items))).toBe(bits(reference));
  expect(bits(await embedAll(batched, items.slice(5, 6)))).toBe(bits(reference.slice(5, 6)));
  expect(bits(await embedAll(batched, [...items].reverse()))).toBe(bits([...reference].reverse()));
});

it("tells a bad image alone, in its place, and goes on", async () => {
  const items = images.slice(0, 6).map(item);
  items.splice(2, 0, item({ key: "text", bytes: Buffer.from("not an image") }));
  items.splice(4, 0, { key: "gone", read: () => Promise.reject(new Error("no such file")) });
  items.push(item({ key: "cut", bytes: images[0].bytes.subarray(0, 400) }));
  const progress: number[][] = [];
  const told: Told[] = [];
  await (await open({ batchSize: 2 })).embed(items, {
    onResult: (key, embedding) => void told.push({ key, embedding }),
    onFailure: (key, error) => void told.push({ key, error }),
    onProgress: (...counts) => void progress.push(counts),
  });
  expect(told.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  expect(told.filter(({ error }) => error).map(({ key }) => key)).toEqual(["text", "gone", "cut"]);
  expect(told[2].error).toBeInstanceOf(ImageError);
  expect(told[2].error).toMatchObject({ code: "NOT_AN_IMAGE" });
  expect(told[4].error?.message).toBe("no such file");
  expect(told.at(-1)?.error).toMatchObject({ code: "TRUNCATED" });
  expect(progress).toEqual(items.map((_, i) => [i + 1, items.length]));
});

it("embeds what a preprocessing shows, after the augmented copy, as if that were the file", async () => {
  const bytes = readFileSync(new URL("contrast/no-side-divides.png", FIXTURES));
  const asPng = ({ data, width, height, channels }: DecodedImage) =>
    sharp(data, { raw: { width, height, channels } }).png().toBuffer();
  const embedder = await open();
  const image = await decodeImage(bytes);
  for (const { id } of PREPROCESSINGS) {
    const shown = applyPreprocessing(image, id);
    const copied = applyPreprocessing(augmentImage(image, "strong0", "a"), id);
    const [own, ofCopy, reference, referenceOfCopy] = await embedAll(embedder, [
      { ...item({ key: "a", bytes }), preprocessing: id },
      { ...item({ key: "a", bytes }), preprocessing: id, view: "strong0" },
      item({ key: "a", bytes: await asPng(shown) }),
      item({ key: "a", bytes: await asPng(copied) }),
    ]);
    expect(bits([own])).toBe(bits([reference]));
    expect(bits([ofCopy])).toBe(bits([referenceOfCopy]));
    expect(bits([own])).not.toBe(bits([ofCopy]));
  }
});

it("reads only a few images ahead of the slowest handler", async () => {
  const embedder = await open({ workers: 2 });
  let started = 0;
  let delivered = 0;
  let furthest = 0;
  const items = Array.from({ length: 60 }, (_, i) => ({
    key: `${i}`,
    read: async () => {
      furthest = Math.max(furthest, ++started - delivered);
      return images[1].bytes;
    },
  }));
  await embedder.embed(items, {
    onResult: async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      delivered++;
    },
    onFailure: (_, error) => {
      throw error;
    },
  });
  expect(delivered).toBe(60);
  expect(furthest).toBeLessThanOrEqual(2 * 3 + 1);
});

it("does not take the caller's bytes away", async () => {
  const file = Buffer.concat([Buffer.alloc(100, 7), images[1].bytes, Buffer.alloc(100, 7)]);
  const view = file.subarray(100, 100 + images[1].bytes.length);
  const told = await embedAll(await open(), [item({ key: "view", bytes: view })]);
  expect(told[0].embedding?.avgpool).toHaveLength(32);
  expect(file[0]).toBe(7);
  expect(view.equals(images[1].bytes)).toBe(true);
});

it("layer4 maps average to avgpool, and can be asked for while an embedding runs", async () => {
  const embedder = await open();
  const running = embedAll(embedder, images.map(item));
  const { maps, shape } = await embedder.layer4Maps(images[0].bytes);
  const [first] = await running;
  expect(shape).toEqual([32, 7, 7]);
  const means = Array.from(
    { length: 32 },
    (_, c) => maps.subarray(c * 49, c * 49 + 49).reduce((a, b) => a + b, 0) / 49,
  );
  for (const [i, mean] of means.entries()) expect(mean).toBeCloseTo(first.embedding?.avgpool[i] ?? Number.NaN, 5);
  await expect(embedder.layer4Maps(Buffer.from("text"))).rejects.toMatchObject({ code: "NOT_AN_IMAGE" });
});

describe("cancelling", () => {
  it("rejects with the reason, tells nothing more, and leaves the embedder usable", async () => {
    const embedder = await open();
    const controller = new AbortController();
    const reason = new Error("the study was cancelled");
    const told: string[] = [];
    const running = embedder.embed(images.map(item), {
      onResult: (key) => {
        told.push(key);
        if (told.length === 3) controller.abort(reason);
      },
      onFailure: (_, error) => {
        throw error;
      },
      signal: controller.signal,
    });
    await expect(running).rejects.toBe(reason);
    expect(told).toEqual(["image-0", "image-1", "image-2"]);
    expect(await embedAll(embedder, images.slice(4, 5).map(item))).toHaveLength(1);
  });

  it("does not wait for an image that never comes", async () => {
    const embedder = await open();
    const controller = new AbortController();
    const silent = {
      key: "silent",
      read: () => new Promise<Uint8Array>(() => setTimeout(() => controller.abort(), 20)),
    };
    const handlers = { onResult: () => expect.fail(), onFailure: () => expect.fail(), signal: controller.signal };
    await expect(embedder.embed([silent], handlers)).rejects.toMatchObject({ name: "AbortError" });
    await expect(embedder.embed([silent], handlers)).rejects.toMatchObject({ name: "AbortError" });
  });

  it("happens when a handler throws, with what it threw", async () => {
    const embedder = await open();
    const full = new Error("the disk is full");
    const onResult = () => Promise.reject(full);
    await expect(embedder.embed(images.map(item), { onResult, onFailure: onResult })).rejects.toBe(full);
    expect(await embedAll(embedder, images.slice(0, 1).map(item))).toHaveLength(1);
  });
});

describe("threads that end", () => {
  it("a thread that dies is an error that says so, at once and for every later call, never a hang", async () => {
    const workers: Worker[] = [];
    const catchWorker = (worker: Worker) => void workers.push(worker);
    process.on("worker", catchWorker);
    const embedder = await open();
    process.off("worker", catchWorker);
    expect(workers).toHaveLength(2);
    // A large image, so that the thread is decoding: ended inside ONNX Runtime it would take the process with it.
    const large = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: "navy" } })
      .png()
      .toBuffer();
    const running = embedAll(embedder, [item({ key: "large", bytes: large })]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await workers[0].terminate();
    await expect(running).rejects.toMatchObject({ name: "InferenceThreadError", message: /ended unexpectedly/ });
    await expect(embedAll(embedder, images.map(item))).rejects.toMatchObject({ name: "InferenceThreadError" });
  });

  it.each([
    ["closing the embedder", "await embedder.close();", "InferenceThreadError: the embedder is closed"],
    ["leaving the process", "process.exit(0);", ""],
  ])("%s in the middle of work ends them cleanly, however often", async (_, end, said) => {
    const script = `
      import { openEmbedder } from "@brainscan/ml/backbone/embedder";
      import { readFileSync } from "node:fs";
      const embedder = await openEmbedder({ weightsPath: ${JSON.stringify(weightsPath)}, provider: "cpu", workers: 2 });
      const bytes = readFileSync(${JSON.stringify(fileURLToPath(new URL("preprocess/square-512.jpg", FIXTURES)))});
      const items = Array.from({ length: 500 }, (_, i) => ({ key: String(i), read: async () => bytes }));
      setTimeout(async () => { ${end} }, Number(process.argv[1]));
      await embedder.embed(items, { onResult() {}, onFailure() {} }).catch((error) => console.log(String(error)));
    `;
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    for (const delayMs of ["20", "45", "70", "95"]) {
      const args = ["--input-type=module", "-e", script, delayMs];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
      expect(stdout.trim()).toBe(said);
    }
  });
});

describe("what cannot be opened is said, not replaced", () => {
  it("weights that are none, or not there", async () => {
    const text = fileURLToPath(new URL("resnet-tiny/expected.json", FIXTURES));
    await expect(open({ weightsPath: text })).rejects.toMatchObject({ name: "WeightsError", code: "NOT_WEIGHTS" });
    await expect(open({ weightsPath: "/nowhere/weights.pth" })).rejects.toThrow(/ENOENT.*\/nowhere\/weights\.pth/);
  });

  it("a count of threads or a batch that is none", async () => {
    await expect(open({ workers: 0 })).rejects.toThrow(/workers is 0/);
    await expect(open({ batchSize: 1.5 })).rejects.toThrow(/batchSize is 1.5/);
  });

  it.skipIf(existsSync("/proc/driver/nvidia/version"))("CUDA where there is none", async () => {
    await expect(open({ provider: "cuda" })).rejects.toMatchObject({
      name: "ProviderError",
      provider: "cuda",
      message: /cuda cannot be used: .*(not installed|driver)/,
    });
  });
});

it("auto names the provider it took and why not the better ones", async () => {
  const { execution } = await open({ provider: "auto" });
  const order = ["cuda", "webgpu", "cpu"];
  const better = order.slice(0, order.indexOf(execution.provider));
  expect(execution.declined.map(({ id }) => id)).toEqual(better);
  for (const { detail } of execution.declined) expect(detail).not.toBe("");
});

describe("in eight bits", () => {
  it("the ranges of a sample do not depend on its order, on the threads or on images that cannot be read", async () => {
    const sample = images.slice(0, 6);
    const observe = (files: { key: string; bytes: Uint8Array }[], workers: number) =>
      observeRanges(files.map(item), { weightsPath, workers });
    const { ranges, unread, weightsSha256 } = await observe(sample, 1);
    expect(unread).toEqual([]);
    const broken = { key: "text", bytes: Buffer.from("not an image") };
    const again = await observe([...sample.toReversed(), broken], 2);
    expect(again.ranges).toEqual(ranges);
    expect(again.unread).toMatchObject([{ key: "text", error: { code: "NOT_AN_IMAGE" } }]);
    const fewer = await observe(sample.slice(0, 1), 1);
    expect(fewer.ranges).not.toEqual(ranges);
    await expect(observe([broken], 1)).rejects.toMatchObject({ code: "NOT_AN_IMAGE" });

    const network = { precision: "int8", ranges } as const;
    const items = images.map(item);
    const single = await open({ workers: 1, network });
    expect(single).toMatchObject({ weightsSha256, execution: { precision: "int8", provider: "cpu" } });
    const reference = await embedAll(single, items);
    expect(bits(await embedAll(await open({ workers: 2, batchSize: 3, network }), items))).toBe(bits(reference));
    expect(bits(await embedAll(await open(), items))).not.toBe(bits(reference));
    expect(bits(await embedAll(await open({ network: { precision: "int8", ranges: fewer.ranges } }), items))).not.toBe(
      bits(reference),
    );
  });

  it("half precision is refused on the CPU, with the reason", async () => {
    await expect(open({ network: { precision: "float16" } })).rejects.toMatchObject({
      ...{ name: "PrecisionError", precision: "float16", message: /for a GPU/ },
    });
  });
});

describe("threads and batch", () => {
  const none = async () => null;

  it("are tried out before the first list that is worth it, told, remembered, and change no bit", async () => {
    const found: Tuned[] = [];
    const remember = async (_: unknown, tuned: Tuned) => void found.push(tuned);
    const embedder = await open({ workers: undefined, tuning: { imagesMin: 10, recall: none, remember } });
    const items = images.map(item);
    const few = await embedAll(embedder, items.slice(0, 4));
    expect(embedder.execution.tuning).toEqual({ reason: "FEW_IMAGES", tried: [] });
    expect(found).toEqual([]);
    const all = await embedAll(embedder, items);
    const { threads, batchSize, tuning } = embedder.execution;
    expect(tuning.reason).toBe("MEASURED");
    expect(tuning.tried).toContainEqual({ threads, batchSize, imagesPerSecond: expect.any(Number) });
    for (const { imagesPerSecond } of tuning.tried) expect(imagesPerSecond).toBeGreaterThan(0);
    expect(found).toEqual([{ threads, batchSize, tried: tuning.tried }]);
    // What goes on while threads end is not lost.
    const reference = await embedAll(await open({ workers: 1 }), items);
    expect(bits(all)).toBe(bits(reference));
    expect(bits(few)).toBe(bits(reference.slice(0, 4)));
    expect(bits(await embedAll(embedder, items))).toBe(bits(reference));
    expect(found).toHaveLength(1);
  });

  it("are taken as an earlier trial left them, without another one", async () => {
    const known = { threads: 1, batchSize: 3, tried: [{ threads: 1, batchSize: 3, imagesPerSecond: 5 }] };
    const remember = () => Promise.reject(new Error("tried again"));
    const tuning = { imagesMin: 1, recall: async () => known, remember };
    const embedder = await open({ workers: undefined, tuning });
    await embedAll(embedder, images.map(item));
    expect(embedder.execution).toMatchObject({
      ...{ threads: 1, batchSize: 3, tuning: { reason: "REMEMBERED", tried: known.tried } },
    });
  });

  it("stay as asked for: only what was not is tried", async () => {
    const tuning = { imagesMin: 1, recall: none, remember: async () => undefined };
    const threads = await open({ workers: 2, tuning });
    await embedAll(threads, images.slice(0, 2).map(item));
    expect(threads.execution.threads).toBe(2);
    expect(new Set(threads.execution.tuning.tried.map((trial) => trial.threads))).toEqual(new Set([2]));
    const both = await open({ workers: 2, batchSize: 2, tuning });
    await embedAll(both, images.slice(0, 2).map(item));
    expect(both.execution).toMatchObject({ threads: 2, batchSize: 2, tuning: { reason: "NOT_TRIED", tried: [] } });
  });
});
