import { describe, expect, test } from "vitest";
import { hashDistance } from "../../duplicates/hash-distance.ts";
import { alterCopy } from "../copies/alter-copy.ts";
import { COPY_KINDS } from "../copies/copy-views.ts";
import type { DecodedImage } from "../decode-image.ts";
import { asRgb, drawnImage, phantomImage } from "./drawn.fixture.ts";
import { perceptualHash } from "./perceptual-hash.ts";

function mirrored(image: DecodedImage): DecodedImage {
  const { width, data } = image;
  return { ...image, data: data.map((_, at) => data[at - (at % width) + width - 1 - (at % width)]) };
}

test("64 bits as 16 hexadecimal digits; an even image has none set", () => {
  expect(perceptualHash(phantomImage(1))).toMatch(/^[0-9a-f]{16}$/);
  for (const level of [0, 77, 255]) expect(perceptualHash(drawnImage(50, 40, () => level))).toBe("0".repeat(16));
  expect(perceptualHash(drawnImage(1, 1, () => 9))).toBe("0".repeat(16));
});

test("one cosine along x sets the bit of its frequency, and the opposite one clears it", () => {
  // Frequencies (v, u) = (1, 3): the first row's third bit; the others are rounding of whole levels.
  const wave = (sign: number) =>
    drawnImage(32, 32, (x, y) => 128 + sign * 100 * Math.cos(3 * Math.PI * x) * Math.cos(Math.PI * y));
  const bit = (hash: string) => (Number.parseInt(hash[0], 16) >> 1) & 1;
  expect(bit(perceptualHash(wave(1)))).toBe(1);
  expect(bit(perceptualHash(wave(-1)))).toBe(0);
});

describe("the same picture", () => {
  test("as RGB or with another gain hashes alike", () => {
    const image = phantomImage(3);
    expect(perceptualHash(asRgb(image))).toBe(perceptualHash(image));
    const dimmer = { ...image, data: image.data.map((level) => level * 0.8) };
    expect(hashDistance(perceptualHash(dimmer), perceptualHash(image))).toBeLessThanOrEqual(2);
  });

  test("mirrored is at most two bits away, by rounding, though a third of the bits differ", () => {
    for (const seed of [1, 2, 3, 4]) {
      const [hash, other] = [phantomImage(seed), mirrored(phantomImage(seed))].map(perceptualHash);
      expect(hashDistance(hash, other)).toBeLessThanOrEqual(2);
      expect(hash).not.toBe(other);
    }
  });

  test.each(COPY_KINDS)("%s is nearer to its original than any other phantom", (kind) => {
    const images = [1, 2, 3, 4, 5, 6].map((seed) => phantomImage(seed));
    const hashes = images.map(perceptualHash);
    for (const [at, image] of images.entries()) {
      const copy = perceptualHash(alterCopy(image, kind));
      const others = hashes.filter((_, other) => other !== at).map((hash) => hashDistance(hash, copy));
      expect(hashDistance(copy, hashes[at])).toBeLessThan(Math.min(...others));
    }
  });
});
