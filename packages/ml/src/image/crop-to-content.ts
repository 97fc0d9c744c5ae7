import type { DecodedImage } from "./decode-image.ts";
import { findContent } from "./find-content.ts";
import { luminance } from "./luminance.ts";
import { PREPROCESSING } from "./preprocess.ts";

/** Air left on each side of the content, as a share of its longer side. */
const MARGIN = 0.04;

/** Content whose longer side is below this share of the image's shorter one is not taken for a head. */
const CONTENT_MIN = 0.25;

/** Find the head (see find-content.ts) and frame it: in the middle of a square larger than it by a margin and by what the
 *  network's central crop takes away afterwards. It is then seen whole, at the same share of every image. Where the square
 *  reaches beyond the image it shows air: the median of the dark pixels, in each channel. Bounds are those of the luma;
 *  every channel is cut alike. An image of one level, or with nothing large in it, is returned as it is.
 *  O(pixels), deterministic. */
export function cropToContent(image: DecodedImage): DecodedImage {
  const { width, height } = image;
  const luma = luminance(image);
  const content = findContent(luma, width, height);
  if (content === null) return image;
  const { left, top, right, bottom, airMax } = content;
  const longer = Math.max(right - left, bottom - top) + 1;
  if (longer < CONTENT_MIN * Math.min(width, height)) return image;
  const { resizePx, cropPx } = PREPROCESSING;
  const side = Math.round((longer * (1 + 2 * MARGIN) * resizePx) / cropPx);
  const square = {
    left: Math.round((left + right + 1 - side) / 2),
    top: Math.round((top + bottom + 1 - side) / 2),
    side,
  };
  return cutSquare(image, square, airLevels(image, luma, airMax));
}

/** Median of each channel over the dark pixels. */
function airLevels({ data, channels }: DecodedImage, luma: Uint8Array, airMax: number): number[] {
  return Array.from({ length: channels }, (_, channel) => {
    const counts = new Uint32Array(256);
    let nDark = 0;
    for (let i = 0; i < luma.length; i++) {
      if (luma[i] > airMax) continue;
      counts[data[i * channels + channel]]++;
      nDark++;
    }
    let seen = 0;
    return counts.findIndex((count) => {
      seen += count;
      return 2 * seen >= nDark;
    });
  });
}

type Square = { left: number; top: number; side: number };

function cutSquare(image: DecodedImage, { left, top, side }: Square, air: readonly number[]): DecodedImage {
  const { width, height, channels, data: source } = image;
  const data = new Uint8Array(side * side * channels).fill(air[0]);
  for (let channel = 1; channel < channels; channel++)
    for (let i = channel; i < data.length; i += channels) data[i] = air[channel];
  const from = Math.max(0, left);
  const to = Math.min(width, left + side);
  for (let y = Math.max(0, top); y < Math.min(height, top + side); y++) {
    const line = source.subarray((y * width + from) * channels, (y * width + to) * channels);
    data.set(line, ((y - top) * side + from - left) * channels);
  }
  return { ...image, data, width: side, height: side };
}
