import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, it } from "vitest";
import { referenceFolder } from "../../reference-folder.ts";
import { decodeImage } from "./decode-image.ts";
import { PREPROCESSING } from "./preprocess.ts";
import { resizeAndCrop } from "./resize-crop.ts";

type Case = { input: string; expected: string; size: [number, number]; mode: string };

const FOLDER = new URL("preprocess/", referenceFolder());
const { cases }: { cases: Case[] } = JSON.parse(readFileSync(new URL("cases.json", FOLDER), "utf8"));

it.each(cases)("$input ($mode) is resized and cropped as torchvision does it", async ({ input, expected, size }) => {
  const image = await decodeImage(readFileSync(new URL(input, FOLDER)));
  expect([image.width, image.height]).toEqual(size);
  const { data, channels } = resizeAndCrop(image, PREPROCESSING.resizePx, PREPROCESSING.cropPx);
  const reference = await sharp(readFileSync(new URL(expected, FOLDER)))
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  expect(reference.length).toBe(3 * PREPROCESSING.cropPx ** 2);
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < reference.length; i++) {
    const difference = Math.abs(data[channels === 3 ? i : Math.floor(i / 3)] - reference[i]);
    sum += difference;
    largest = Math.max(largest, difference);
  }
  // The tolerances of cases.json: lossless inputs to the byte, JPEG within what two decoders may differ.
  const lossless = image.format === "png";
  expect(largest).toBeLessThanOrEqual(lossless ? 0 : 2);
  expect(sum / reference.length).toBeLessThanOrEqual(lossless ? 0 : 0.05);
});
