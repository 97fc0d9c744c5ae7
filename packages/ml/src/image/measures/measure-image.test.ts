import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodeImage } from "../decode-image.ts";
import { asRgb, blurred, drawnImage, greyImage, phantomImage, withText } from "./drawn.fixture.ts";
import { measureImage } from "./measure-image.ts";

/** A bright ellipse on black, turned clockwise. */
function ellipse(degrees: number, { long = 0.4, short = 0.2, width = 256, height = 256 } = {}) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return drawnImage(width, height, (x, y) => {
    const [u, v] = [x - 0.5, y - 0.5];
    const along = u * sin - v * cos;
    const across = u * cos + v * sin;
    return (along / long) ** 2 + (across / short) ** 2 < 1 ? 200 : 0;
  });
}

describe("levels", () => {
  test("mean, deviation, contrast, peak and dark share are those of the pixels", () => {
    // A quarter at 200, the rest at 20: mean 65, deviation 180 sqrt(3 / 16).
    const measures = measureImage(drawnImage(256, 256, (x) => (x > 0.75 ? 200 : 20)));
    expect(measures.mean).toBeCloseTo(65, 10);
    expect(measures.deviation).toBeCloseTo(180 * Math.sqrt(3 / 16), 10);
    expect(measures).toMatchObject({ contrast: 180, peak: 200, darkShare: 0.75 });
  });

  test("brightness of a colour weighs red, green and blue by 0.299, 0.587 and 0.114", () => {
    const data = new Uint8Array(3 * 400).map((_, at) => [200, 100, 50][at % 3]);
    const measures = measureImage({ ...greyImage(data, 20, 20), channels: 3 });
    expect(measures.mean).toBe(Math.round(0.299 * 200 + 0.587 * 100 + 0.114 * 50));
  });
});

describe("shape", () => {
  test.each([0, 30, 60, 90, -20, -75])(
    "an ellipse turned by %i degrees is read so, half as wide as long",
    (degrees) => {
      const { orientation, elongation } = measureImage(ellipse(degrees));
      expect(Math.abs(orientation - degrees)).toBeLessThan(0.5);
      expect(elongation).toBeCloseTo(0.5, 2);
    },
  );

  test("a disc has no orientation", () => {
    const { orientation, elongation } = measureImage(ellipse(40, { long: 0.3, short: 0.3 }));
    expect(orientation).toBe(0);
    expect(elongation).toBeLessThan(0.02);
  });

  test("the border is what lies outside the content's box, whatever a few specks say", () => {
    const square = drawnImage(256, 256, (x, y) => (Math.abs(x - 0.5) < 0.25 && Math.abs(y - 0.5) < 0.25 ? 120 : 2));
    expect(measureImage(square).border).toBeCloseTo(0.75, 2);
    square.data[3 * 256 + 3] = 255;
    expect(measureImage(square).border).toBeCloseTo(0.75, 2);
  });

  test("an even frame is all empty and has no content to speak of; a phantom is not", () => {
    for (const level of [0, 5]) {
      const even = measureImage(drawnImage(64, 64, () => level));
      expect(even).toMatchObject({ emptyShare: 1, border: 1, elongation: 0, sharpness: 0, deviation: 0 });
    }
    expect(measureImage(drawnImage(64, 64, () => 255))).toMatchObject({ emptyShare: 1, border: 0, darkShare: 0 });
    expect(measureImage(phantomImage(1)).emptyShare).toBeLessThan(0.8);
  });
});

describe("sharpness", () => {
  test("is the variance of the Laplacian: one point of 16 on black", () => {
    const point = greyImage(new Uint8Array(256 * 256), 256, 256);
    point.data[100 * 256 + 100] = 16;
    const n = 254 * 254;
    expect(measureImage(point).sharpness).toBeCloseTo((64 ** 2 + 4 * 16 ** 2) / n, 10);
  });

  test("falls with every blur", () => {
    const sharpnesses = [0, 0.5, 1, 2].map((sigma) => measureImage(blurred(phantomImage(4), sigma)).sharpness);
    for (const [at, value] of sharpnesses.slice(1).entries()) expect(value).toBeLessThan(0.7 * sharpnesses[at]);
  });

  test("does not hang on the file's size: the same drawing at 256 and at 512", () => {
    const wave = (side: number) => drawnImage(side, side, (x, y) => 128 + 100 * Math.sin(30 * x) * Math.sin(20 * y));
    const [small, large] = [256, 512].map((side) => measureImage(wave(side)).sharpness);
    expect(Math.abs(large / small - 1)).toBeLessThan(0.1);
  });
});

describe("overlay", () => {
  test("text beside the head is seen, and grows with its length; phantoms alone have none", () => {
    for (const seed of [1, 2]) {
      const head = phantomImage(seed, { sizePx: 256 });
      expect(measureImage(head).overlay).toBe(0);
      const [short, long] = [4, 12].map((nLetters) => measureImage(withText(head, nLetters)).overlay);
      expect(short).toBeGreaterThan(0);
      expect(long).toBeGreaterThan(2 * short);
    }
  });

  test("two letters are no line, and spots within the head are no text", () => {
    const head = drawnImage(512, 512, (x, y) => {
      const radius = Math.hypot(x - 0.5, y - 0.5);
      return radius > 0.3 && radius < 0.4 ? 200 : 0;
    });
    expect(measureImage(withText(head, 2)).overlay).toBe(0);
    expect(measureImage(withText(head, 8)).overlay).toBeGreaterThan(0);
    expect(measureImage(withText(head, 8, 220, 250)).overlay).toBe(0);
  });
});

describe("any image", () => {
  test("the same measures as RGB with R = G = B", () => {
    const image = phantomImage(5);
    expect(measureImage(asRgb(image))).toEqual(measureImage(image));
  });

  test("one pixel, one row and one column give finite numbers", () => {
    for (const [width, height] of [
      [1, 1],
      [300, 1],
      [1, 300],
      [2, 3],
    ]) {
      const measures = measureImage(drawnImage(width, height, (x, y) => 100 + 100 * x * y));
      for (const value of Object.values(measures)) expect(Number.isFinite(value)).toBe(true);
    }
  });

  test("a CMYK file is measured as its decoded colours", async () => {
    const { data, width, height } = phantomImage(6);
    const bytes = await sharp(data, { raw: { width, height, channels: 1 } })
      .toColourspace("cmyk")
      .jpeg({ quality: 95 })
      .toBuffer();
    const decoded = await decodeImage(bytes);
    expect(decoded.sourceChannels).toBe(4);
    const measures = measureImage(decoded);
    for (const value of Object.values(measures)) expect(Number.isFinite(value)).toBe(true);
    expect(measures.orientation).toBeCloseTo(measureImage(phantomImage(6)).orientation, -1);
  });
});
