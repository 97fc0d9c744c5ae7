import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { normalizeInto, preprocess } from "./preprocess.ts";
import { resizeAndCrop } from "./resize-crop.ts";

const PLANE = 224 * 224;

function noise(width: number, height: number, channels: 1 | 3) {
  let state = 1;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
  return { data, width, height, channels };
}

it("normalises all 256 levels to the very float32 that torchvision 0.14 gives", () => {
  const planes = new Float32Array(3 * 256);
  normalizeInto({ data: Uint8Array.from({ length: 256 }, (_, i) => i), channels: 1 }, planes);
  expect(createHash("sha256").update(new Uint8Array(planes.buffer)).digest("hex")).toBe(
    "1d8b9af12b7b391827f7c801265239e21435c7e29b4d78c6189a35e437633897",
  );
});

it("gives a grey image what its R = G = B copy gets", () => {
  const grey = noise(301, 257, 1);
  const data = Uint8Array.from({ length: grey.data.length * 3 }, (_, i) => grey.data[Math.floor(i / 3)]);
  expect(
    Buffer.from(preprocess(grey).buffer).equals(Buffer.from(preprocess({ ...grey, data, channels: 3 }).buffer)),
  ).toBe(true);
});

it("lays colours out as planes, red first", () => {
  const data = Uint8Array.from({ length: 256 * 256 * 3 }, (_, i) => [255, 0, 128][i % 3]);
  const tensor = preprocess({ data, width: 256, height: 256, channels: 3 });
  expect(tensor[0]).toBeCloseTo((1 - 0.485) / 0.229, 5);
  expect(tensor[PLANE]).toBeCloseTo(-0.456 / 0.224, 5);
  expect(tensor[2 * PLANE]).toBeCloseTo((128 / 255 - 0.406) / 0.225, 5);
});

it("copies the centre of an image whose short side is already 256", () => {
  const image = noise(256, 301, 1);
  const { data } = resizeAndCrop(image, 256, 224);
  // (301 - 224) / 2 = 38.5, which Python rounds to 38
  for (const [row, column] of [
    [0, 0],
    [223, 223],
    [17, 100],
  ]) {
    expect(data[row * 224 + column]).toBe(image.data[(row + 38) * 256 + column + 16]);
  }
});

it("takes extreme shapes", () => {
  expect(resizeAndCrop(noise(16, 3000, 1), 256, 224).data).toHaveLength(PLANE);
  expect(
    new Set(
      resizeAndCrop({ data: new Uint8Array(3000 * 16).fill(9), width: 3000, height: 16, channels: 1 }, 256, 224).data,
    ),
  ).toEqual(new Set([9]));
});
