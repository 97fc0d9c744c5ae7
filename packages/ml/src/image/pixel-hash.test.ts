import sharp from "sharp";
import { expect, it } from "vitest";
import { decodeImage } from "./decode-image.ts";
import { encodePng, encodeThumbnail } from "./encode-thumbnail.ts";
import { pixelHash } from "./pixel-hash.ts";

const grey = {
  data: Uint8Array.from({ length: 40 * 30 }, (_, i) => (i * 7) % 256),
  width: 40,
  height: 30,
  channels: 1 as const,
};
const asRgb = Buffer.from(Array.from(grey.data).flatMap((v) => [v, v, v]));

it("is equal for grey, its R = G = B copy and any lossless encoding of the same pixels", async () => {
  const png = await encodePng(grey);
  const rgbPng = await sharp(asRgb, { raw: { width: 40, height: 30, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  expect(Buffer.from(png).equals(rgbPng)).toBe(false);
  expect(pixelHash(await decodeImage(png))).toBe(pixelHash(grey));
  expect(pixelHash(await decodeImage(rgbPng))).toBe(pixelHash(grey));
});

it("differs when one pixel, or only the shape, differs", () => {
  const data = Uint8Array.from(grey.data);
  data[500] ^= 1;
  expect(pixelHash({ ...grey, data })).not.toBe(pixelHash(grey));
  expect(pixelHash({ ...grey, width: 30, height: 40 })).not.toBe(pixelHash(grey));
});

it("thumbnails keep proportions, fit the given side and are never enlarged", async () => {
  const small = await sharp(await encodeThumbnail(grey, 20)).metadata();
  expect(small).toMatchObject({ format: "webp", width: 20, height: 15 });
  expect(await sharp(await encodeThumbnail(grey, 400)).metadata()).toMatchObject({ width: 40, height: 30 });
});
