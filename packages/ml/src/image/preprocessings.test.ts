import { describe, expect, it } from "vitest";
import { applyPreprocessing } from "./apply-preprocessing.ts";
import { preprocessingOf } from "./augmented-view.ts";
import { applyClahe } from "./clahe.ts";
import type { DecodedImage } from "./decode-image.ts";
import { findContent } from "./find-content.ts";
import { largestRegion } from "./largest-region.ts";
import { luminance } from "./luminance.ts";
import { otsuThreshold } from "./otsu-threshold.ts";
import { findPreprocessing, PREPROCESSINGS } from "./preprocessings.ts";
import { resizeAndCrop } from "./resize-crop.ts";

type Head = { x: number; y: number; rx: number; ry: number };

/** An elliptic skull, a dark gap and a brain with a bright tumour, on air. */
function slice({ x, y, rx, ry }: Head, { air = 4, width = 320, height = 320 } = {}): DecodedImage {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const [across, down] = [((i % width) - x) / rx, (Math.floor(i / width) - y) / ry];
    const radius = Math.hypot(across, down);
    const tumour = Math.hypot(across - 0.3, down) < 0.2;
    data[i] = radius > 1 ? air : radius > 0.94 ? 200 : radius > 0.88 ? air : tumour ? 250 : 80;
  }
  return { data, width, height, channels: 1, format: "png", bitDepth: 8, sourceChannels: 1, palette: false };
}

const inColour = (image: DecodedImage): DecodedImage => ({
  ...image,
  channels: 3,
  data: Uint8Array.from({ length: 3 * image.data.length }, (_, i) => image.data[Math.floor(i / 3)] >> (i % 3)),
});

/** What the network sees: bounds of all that is not air, of 224. */
function seenBounds(image: DecodedImage) {
  const { data } = resizeAndCrop(image, 256, 224);
  const bright = [...data.keys()].filter((i) => data[i] > 40);
  const columns = bright.map((i) => i % 224);
  const rows = bright.map((i) => Math.floor(i / 224));
  const ends = (values: number[]) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return [...ends(columns), ...ends(rows)];
}

const HEAD = { x: 130, y: 150, rx: 86, ry: 104 };

describe("every preprocessing", () => {
  it("leaves the image given as it was, gives the same bytes again, and only the plain one changes nothing", () => {
    for (const image of [slice(HEAD), inColour(slice(HEAD))]) {
      const before = Buffer.from(image.data);
      for (const { id } of PREPROCESSINGS) {
        const shown = applyPreprocessing(image, id);
        expect(before.equals(image.data)).toBe(true);
        expect(Buffer.compare(applyPreprocessing(image, id).data, shown.data)).toBe(0);
        expect(shown.channels).toBe(image.channels);
        expect(before.equals(shown.data)).toBe(id === "plain");
      }
    }
  });

  it("takes a flat image and the smallest ones that are read", () => {
    const flat = { ...slice(HEAD, { width: 16, height: 500 }), data: new Uint8Array(16 * 500).fill(9) };
    for (const { id } of PREPROCESSINGS.filter(({ id }) => id !== "clahe"))
      expect(Buffer.compare(applyPreprocessing(flat, id).data, flat.data)).toBe(0);
    expect(new Set(applyPreprocessing(flat, "clahe").data).size).toBe(1);
  });

  it("has a cache key of its own, with and without an augmented copy; the plain one that of old caches", () => {
    expect(preprocessingOf()).toBe("resize256-crop224-imagenet");
    expect(preprocessingOf({ preprocessing: "plain" })).toBe("resize256-crop224-imagenet");
    expect(preprocessingOf({ view: "weak0" })).toBe("resize256-crop224-imagenet-weak0.1");
    expect(preprocessingOf({ preprocessing: "equalised" })).toBe("equalised.1-resize256-crop224-imagenet");
    expect(preprocessingOf({ view: "strong1", preprocessing: "cropped" })).toBe(
      "cropped.1-resize256-crop224-imagenet-strong1.1",
    );
    expect(() => findPreprocessing("sharpened")).toThrow("sharpened, not one of plain, equalised, clahe, cropped");
  });
});

describe("cropping to the head", () => {
  it("shows it whole and centred at 1 / 1.08 of the network's view, wherever and however large it is", () => {
    for (const head of [HEAD, { x: 200, y: 200, rx: 60, ry: 45 }, { x: 160, y: 160, rx: 140, ry: 159 }]) {
      const [left, right, top, bottom] = seenBounds(applyPreprocessing(slice(head), "cropped"));
      const longer = Math.max(right - left, bottom - top) + 1;
      expect(Math.abs(longer - 224 / 1.08)).toBeLessThan(4);
      expect(Math.abs(left + right - 223)).toBeLessThanOrEqual(4);
      expect(Math.abs(top + bottom - 223)).toBeLessThanOrEqual(4);
    }
  });

  it("takes the skull with the brain, and neither a mark in a corner nor a thin frame", () => {
    const marked = slice(HEAD);
    for (let i = 0; i < 320; i++) marked.data.set([255], i);
    for (let y = 290; y < 310; y++) marked.data.fill(255, y * 320 + 290, y * 320 + 300);
    const found = findContent(marked.data, 320, 320);
    expect(found).toMatchObject({ left: 44, right: 216, top: 46, bottom: 254 });
  });

  it("fills what lies beyond the image with the air of each channel", () => {
    const image = inColour(slice({ x: 160, y: 160, rx: 146, ry: 146 }, { air: 20 }));
    const { data, width } = applyPreprocessing(image, "cropped");
    expect(width).toBe(Math.round((293 * 1.08 * 256) / 224));
    expect([...data.subarray(0, 3)]).toEqual([20, 10, 5]);
  });

  it("leaves an image alone in which nothing large is bright", () => {
    const specks = slice({ ...HEAD, rx: 20, ry: 20 });
    expect(applyPreprocessing(specks, "cropped")).toBe(specks);
  });
});

it("local contrast moves the channels of a colour alike, up to black and white", () => {
  const image = inColour(slice(HEAD));
  const { data } = applyPreprocessing(image, "clahe");
  const grey = applyClahe({ ...image, channels: 1, data: luminance(image) });
  const luma = luminance(image);
  for (let i = 0; i < luma.length; i += 97)
    for (const channel of [0, 1, 2])
      expect(data[3 * i + channel]).toBe(
        Math.max(0, Math.min(255, image.data[3 * i + channel] + grey.data[i] - luma[i])),
      );
  expect(() => applyClahe({ ...image, width: 9, height: 9 })).toThrow("9 x 9 pixels are too few for 8 tiles");
});

it("luma is that of ITU-R 601, rounded", () => {
  const data = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 7, 7, 7);
  expect([...luminance({ data, channels: 3 })]).toEqual([76, 150, 29, 255, 7]);
});

it("Otsu's threshold parts two levels below the brighter one, and a flat image not at all", () => {
  expect(otsuThreshold(Uint8Array.of(10, 10, 20, 200, 210))).toEqual({ level: 20, darkMean: 40 / 3 });
  expect(otsuThreshold(new Uint8Array(50).fill(3))).toBeNull();
});

it("the largest region joins cells by their corners, and is the first of equal ones", () => {
  const rows = ["110010", "001010", "000010", "100000"];
  const mask = Uint8Array.from(rows.join(""), Number);
  expect(largestRegion(mask, 6).sort((a, b) => a - b)).toEqual([0, 1, 8]);
  expect(largestRegion(new Uint8Array(12), 6)).toEqual([]);
});
