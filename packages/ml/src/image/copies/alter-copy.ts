import type { DecodedImage } from "../decode-image.ts";
import { resampleColumns, resampleRows } from "../resample.ts";
import { resampleWeights } from "../resample-weights.ts";
import type { CopyKind } from "./copy-views.ts";
import { reencodeJpeg } from "./reencode-jpeg.ts";

const JPEG_QUALITY = 70;
const RESIZED_SHARE = 0.9;
const BRIGHTNESS_SHARE = 0.05;
/** Of each side, half of it from either end. */
const CROPPED_SHARE = 0.02;
/** Of the short side: 5 pixels of 512, to the right and down. */
const SHIFTED_SHARE = 0.01;

/** The same picture as another place would keep it, in full size (resized: 0.9 of either side; cropped: 0.98).
 *  Nothing is drawn: one image and kind give one copy. What a shift moves in repeats the edge.
 *  @returns as many channels as the image has
 *  O(pixels), deterministic. */
export function alterCopy(image: DecodedImage, kind: CopyKind): DecodedImage {
  switch (kind) {
    case "jpeg":
      return reencodeJpeg(image, JPEG_QUALITY);
    case "resized":
      return resized(image, RESIZED_SHARE);
    case "brighter":
      return withLevels(image, 1 + BRIGHTNESS_SHARE);
    case "darker":
      return withLevels(image, 1 - BRIGHTNESS_SHARE);
    case "cropped": {
      const trim = (length: number) => Math.min(Math.floor((length - 1) / 2), Math.ceil((CROPPED_SHARE / 2) * length));
      const [x, y] = [trim(image.width), trim(image.height)];
      return readFrom(image, x, y, image.width - 2 * x, image.height - 2 * y);
    }
    case "shifted": {
      const by = Math.max(1, Math.round(SHIFTED_SHARE * Math.min(image.width, image.height)));
      return readFrom(image, -by, -by, image.width, image.height);
    }
  }
}

function resized(image: DecodedImage, share: number): DecodedImage {
  const width = Math.max(1, Math.round(share * image.width));
  const height = Math.max(1, Math.round(share * image.height));
  const columns = resampleWeights(image.width, width, 0, width);
  const rows = resampleWeights(image.height, height, 0, height);
  const narrowed = resampleColumns(image.data, image.width, image.channels, columns, 0, image.height);
  return { ...image, width, height, data: resampleRows(narrowed, width * image.channels, rows, 0) };
}

function withLevels(image: DecodedImage, factor: number): DecodedImage {
  const levels = Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, Math.round(level * factor)));
  return { ...image, data: image.data.map((level) => levels[level]) };
}

/** The pixels from (left, top) on; the nearest pixel where that is outside. */
function readFrom(image: DecodedImage, left: number, top: number, width: number, height: number): DecodedImage {
  const { channels } = image;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    const row = clamp(y + top, image.height) * image.width;
    for (let x = 0; x < width; x++) {
      const from = (row + clamp(x + left, image.width)) * channels;
      for (let channel = 0; channel < channels; channel++) data[to++] = image.data[from + channel];
    }
  }
  return { ...image, width, height, data };
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at));
}
