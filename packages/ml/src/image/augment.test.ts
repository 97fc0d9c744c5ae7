import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { augmentImage } from "./augment.ts";
import { blurPlane } from "./augment-blur.ts";
import { CHANGE_RANGES, type Changes, drawChanges } from "./augment-changes.ts";
import { addNoise, changedLevels, changeField, cutOut } from "./augment-intensity.ts";
import { type Plane, warpPlane } from "./augment-warp.ts";
import { AUGMENTED_VIEWS } from "./augmented-view.ts";
import type { DecodedImage } from "./decode-image.ts";
import { preprocess } from "./preprocess.ts";
import { resizeAndCrop } from "./resize-crop.ts";

/** A bright ellipse with a brighter spot on one side, on black. */
function slice({ width = 300, height = 300, channels = 1 as 1 | 3 } = {}): DecodedImage {
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [(at % width) / width - 0.5, Math.floor(at / width) / height - 0.5];
    const inside = (x / 0.35) ** 2 + (y / 0.42) ** 2 < 1;
    const spot = (x - 0.15) ** 2 + y ** 2 < 0.004;
    for (let channel = 0; channel < channels; channel++)
      data[at * channels + channel] = inside ? (spot ? 220 : 110) - 20 * channel : 0;
  }
  return { data, width, height, channels, format: "png", bitDepth: 8, sourceChannels: channels, palette: false };
}

/** Quicker than comparing entry by entry. */
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const still: Changes = {
  flip: false,
  rotationDegrees: 0,
  scale: 1,
  shearDegrees: 0,
  shiftX: 0,
  shiftY: 0,
  gamma: 1,
  gain: 1,
  bias: 0,
  biasDegrees: 0,
  blur: 0,
  noise: 0,
  cutout: 0,
  cutoutX: 0.5,
  cutoutY: 0.5,
};

const plane = (rows: number[][]): Plane => ({
  data: Float32Array.from(rows.flat()),
  width: rows[0].length,
  height: rows.length,
});

describe("augmentImage", () => {
  test("the same key and view give the same bytes; another key or view others", () => {
    const copies = AUGMENTED_VIEWS.map((view) => augmentImage(slice(), view, "one").data);
    for (const [i, view] of AUGMENTED_VIEWS.entries()) {
      expect(sameBytes(augmentImage(slice(), view, "one").data, copies[i])).toBe(true);
      expect(sameBytes(augmentImage(slice(), view, "two").data, copies[i])).toBe(false);
      for (const other of copies.slice(0, i)) expect(sameBytes(other, copies[i])).toBe(false);
    }
  });

  test("has the network's short side, keeps the shape and the channels, and leaves the image as it was", () => {
    const wide = slice({ width: 400, height: 200, channels: 3 });
    const before = wide.data.slice();
    const copy = augmentImage(wide, "strong0", "key");
    expect([copy.width, copy.height, copy.channels, copy.data.length]).toEqual([512, 256, 3, 512 * 256 * 3]);
    expect(sameBytes(wide.data, before)).toBe(true);
    expect(augmentImage(slice(), "weak1", "key").channels).toBe(1);
    expect(preprocess(copy)).toHaveLength(3 * 224 * 224);
  });

  test("strong copies are farther from the image than weak ones", () => {
    const original = resizeAndCrop(slice(), 256, 256).data;
    const distance = (kind: "weak0" | "strong0") => {
      let sum = 0;
      for (let key = 0; key < 8; key++) {
        const { data } = augmentImage(slice(), kind, `image ${key}`);
        for (let at = 0; at < data.length; at++) sum += Math.abs(data[at] - original[at]);
      }
      return sum;
    };
    expect(distance("strong0")).toBeGreaterThan(1.5 * distance("weak0"));
  });

  test("air stays dark in every copy, and the spot is still there in a weak one", () => {
    for (const view of AUGMENTED_VIEWS) {
      const { data } = augmentImage(slice(), view, "air");
      expect(data[0]).toBeLessThan(60);
      if (view.startsWith("weak")) expect(Math.max(...data)).toBeGreaterThan(200);
    }
  });
});

describe("the draws", () => {
  test.each(["weak", "strong"] as const)("%s changes stay in their ranges and fill them", (kind) => {
    const ranges = CHANGE_RANGES[kind];
    const random = createRandom(3);
    const drawn = Array.from({ length: 400 }, () => drawChanges(ranges, random));
    const spans = [
      ["rotationDegrees", ranges.rotationDegrees],
      ["scale", ranges.scale],
      ["shearDegrees", ranges.shearDegrees],
      ["shiftX", ranges.shift],
      ["shiftY", ranges.shift],
      ["gamma", ranges.gamma],
      ["gain", ranges.gain],
      ["bias", ranges.bias],
      ["blur", ranges.blur],
      ["noise", ranges.noise],
      ["cutout", ranges.cutout],
    ] as const;
    for (const [name, [low, high]] of spans) {
      const values = drawn.map((changes) => changes[name]);
      const slack = 1e-12 + (high - low) / 20;
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low - 1e-12);
      expect(Math.max(...values)).toBeLessThanOrEqual(high + 1e-12);
      expect(Math.min(...values)).toBeLessThanOrEqual(low + slack);
      expect(Math.max(...values)).toBeGreaterThanOrEqual(high - slack);
    }
    const mirrored = drawn.filter(({ flip }) => flip).length;
    expect(Math.abs(mirrored - 200)).toBeLessThan(50);
  });
});

describe("one change at a time", () => {
  const small = plane([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);

  test("no change is the same picture to the bit", () => {
    expect(warpPlane(small, still, 0).data).toEqual(small.data);
    expect(Array.from(changedLevels(still))).toEqual(Array.from({ length: 256 }, (_, level) => level));
  });

  test("a mirror, a quarter turn and a shift by a third move whole pixels", () => {
    expect(Array.from(warpPlane(small, { ...still, flip: true }, 0).data)).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7]);
    const turned = warpPlane(small, { ...still, rotationDegrees: 90 }, 0).data;
    expect(Array.from(turned, Math.round)).toEqual([7, 4, 1, 8, 5, 2, 9, 6, 3]);
    const shifted = warpPlane(small, { ...still, shiftX: 1 / 3 }, 0).data;
    expect(Array.from(shifted, Math.round)).toEqual([0, 1, 2, 0, 4, 5, 0, 7, 8]);
  });

  test("a blur keeps the sum of a spot far from the edge, and spreads it by its variance", () => {
    const spot = { data: new Float32Array(41 * 41), width: 41, height: 41 };
    spot.data[20 * 41 + 20] = 100;
    blurPlane(spot, 1.5);
    let [sum, square] = [0, 0];
    for (let at = 0; at < spot.data.length; at++) {
      sum += spot.data[at];
      square += spot.data[at] * ((at % 41) - 20) ** 2;
    }
    expect(sum).toBeCloseTo(100, 3);
    expect(square / sum).toBeCloseTo(1.5 ** 2, 1);
  });

  test("noise in air has the mean of Rayleigh's law, sigma sqrt(pi / 2), and none is negative", () => {
    const air = { data: new Float32Array(100 * 100), width: 100, height: 100 };
    addNoise([air], 10, createRandom(1));
    const mean = air.data.reduce((sum, value) => sum + value, 0) / air.data.length;
    expect(Math.abs(mean / (10 * Math.sqrt(Math.PI / 2)) - 1)).toBeLessThan(0.02);
    expect(Math.min(...air.data)).toBeGreaterThanOrEqual(0);
  });

  test("the field brightens one side by its share, darkens the other, and leaves the middle", () => {
    const even = plane([[100, 100, 100]]);
    changeField(even, { ...still, bias: 0.3 });
    for (const [at, value] of [70, 100, 130].entries()) expect(even.data[at]).toBeCloseTo(value, 3);
  });

  test("gamma and gain keep black and order", () => {
    const levels = changedLevels({ ...still, gamma: 1.5, gain: 0.8 });
    expect(levels[0]).toBe(0);
    expect(levels[255]).toBeCloseTo(204, 3);
    expect(levels.every((value, level) => level === 0 || value > levels[level - 1])).toBe(true);
  });

  test("the blanked square has its side and the background's level", () => {
    const white = { data: new Float32Array(400).fill(200), width: 20, height: 20 };
    cutOut(white, { ...still, cutout: 0.2 }, 7);
    expect(white.data.filter((value) => value === 7)).toHaveLength(16);
  });
});
