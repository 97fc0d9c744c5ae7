import type { Worker } from "node:worker_threads";
import {
  type MeasuredImage,
  type MeasureItem,
  type Measurer,
  openMeasurer,
} from "@brainscan/ml/image/measures/measurer";
import { afterAll, describe, expect, it } from "vitest";
import { alterCopy } from "../copies/alter-copy.ts";
import { encodePng } from "../encode-thumbnail.ts";
import { drawnImage } from "./drawn.fixture.ts";
import { measureImage } from "./measure-image.ts";
import { perceptualHash } from "./perceptual-hash.ts";

const images = Array.from({ length: 9 }, (_, i) =>
  // Sizes differ so that the images take different times and finish out of order.
  drawnImage(i % 3 === 0 ? 600 : 40 + i, 50 + i, (x, y) => 120 + 100 * Math.sin((i + 3) * x) * Math.cos(9 * y)),
);
const files = await Promise.all(images.map(encodePng));
const items: MeasureItem[] = files.map((bytes, i) => ({ key: `image-${i}`, read: async () => bytes }));

type Told = { key: string; measured?: MeasuredImage; error?: Error };

async function measureAll(measurer: Measurer, asked: MeasureItem[]): Promise<Told[]> {
  const told: Told[] = [];
  await measurer.measure(asked, {
    onResult: (key, measured) => void told.push({ key, measured }),
    onFailure: (key, error) => void told.push({ key, error }),
  });
  return told;
}

const two = openMeasurer({ threads: 2 });
afterAll(() => two.close());

it("answers in order, with what measureImage and perceptualHash give, on any number of threads", async () => {
  const expected = images.map((image, i) => ({
    key: `image-${i}`,
    measured: { measures: measureImage(image), perceptualHash: perceptualHash(image) },
  }));
  expect(await measureAll(two, items)).toEqual(expected);
  const one = openMeasurer({ threads: 1 });
  expect(await measureAll(one, items)).toEqual(expected);
  await one.close();
});

it("measures an altered copy where one is asked for", async () => {
  const [told] = await measureAll(two, [{ ...items[1], view: "copy4" }]);
  expect(told.measured?.measures).toEqual(measureImage(alterCopy(images[1], "cropped")));
});

it("tells a bad image alone, in its place, and goes on", async () => {
  const asked = [
    items[0],
    { key: "text", read: async () => Buffer.from("not an image") },
    items[1],
    { key: "gone", read: () => Promise.reject(new Error("no such file")) },
    items[2],
  ];
  const progress: number[] = [];
  const told: Told[] = [];
  await two.measure(asked, {
    onResult: (key, measured) => void told.push({ key, measured }),
    onFailure: (key, error) => void told.push({ key, error }),
    onProgress: (done) => void progress.push(done),
  });
  expect(told.map(({ key }) => key)).toEqual(asked.map(({ key }) => key));
  expect(told[1].error).toMatchObject({ name: "ImageError", code: "NOT_AN_IMAGE" });
  expect(told[3].error?.message).toBe("no such file");
  expect(told.filter(({ measured }) => measured)).toHaveLength(3);
  expect(progress).toEqual([1, 2, 3, 4, 5]);
});

describe("cancelling", () => {
  it("rejects with the reason, tells nothing more, and leaves the measurer usable", async () => {
    const controller = new AbortController();
    const reason = new Error("the study was cancelled");
    const told: string[] = [];
    const onResult = (key: string) => {
      if (told.push(key) === 3) controller.abort(reason);
    };
    const running = two.measure(items, { onResult, onFailure: () => expect.fail(), signal: controller.signal });
    await expect(running).rejects.toBe(reason);
    expect(told).toEqual(["image-0", "image-1", "image-2"]);
    expect((await measureAll(two, items.slice(4, 5)))[0].measured?.measures).toEqual(measureImage(images[4]));
  });

  it("does not wait for an image that never comes", async () => {
    const controller = new AbortController();
    const read = () => new Promise<Uint8Array>(() => setTimeout(() => controller.abort(), 10));
    const handlers = { onResult: () => expect.fail(), onFailure: () => expect.fail(), signal: controller.signal };
    await expect(two.measure([{ key: "silent", read }], handlers)).rejects.toMatchObject({ name: "AbortError" });
  });

  it("happens when a handler throws, with what it threw", async () => {
    const full = new Error("the disk is full");
    const onResult = () => Promise.reject(full);
    await expect(two.measure(items, { onResult, onFailure: onResult })).rejects.toBe(full);
  });
});

it("a closed measurer says so, and a thread that dies fails what waits, never a hang", async () => {
  const workers: Worker[] = [];
  const note = (worker: Worker) => void workers.push(worker);
  process.on("worker", note);
  const measurer = openMeasurer({ threads: 1 });
  // The event comes a turn after the start.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("worker", note);
  const endless = Array.from({ length: 200 }, (_, i) => ({ ...items[0], key: `${i}` }));
  const running = measureAll(measurer, endless);
  await workers[0].terminate();
  await expect(running).rejects.toMatchObject({ name: "MeasuringThreadError", message: /ended unexpectedly/ });
  await measurer.close();
  await expect(measureAll(measurer, items)).rejects.toMatchObject({ name: "MeasuringThreadError" });
  expect(() => openMeasurer({ threads: 0 })).toThrow(/threads is 0/);
});
