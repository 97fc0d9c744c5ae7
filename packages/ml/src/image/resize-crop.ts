import type { DecodedImage } from "./decode-image.ts";
import { resampleColumns, resampleRows } from "./resample.ts";
import { resampleWeights } from "./resample-weights.ts";

type Pixels = Pick<DecodedImage, "data" | "width" | "height" | "channels">;

/** Python's round(): halves go to the even neighbour. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Size after torchvision's Resize(sidePx): the short side exactly, the long side truncated. */
export function resizedSize(width: number, height: number, sidePx: number): { width: number; height: number } {
  if (width <= height) return { width: sidePx, height: Math.trunc((sidePx * height) / width) };
  return { width: Math.trunc((sidePx * width) / height), height: sidePx };
}

/** torchvision's Resize(resizePx) on the short side, then CenterCrop(cropPx), bit for bit: Pillow's antialiased bilinear
 *  in 8-bit fixed point, columns first. Only the cropped region is computed, and one channel where the image is grey.
 *  @returns cropPx x cropPx pixels of as many channels as the image has
 *  @throws RangeError when cropPx is larger than resizePx
 *  Source: Pillow 9.4, src/libImaging/Resample.c; torchvision 0.14, transforms/functional.py. */
export function resizeAndCrop(image: Pixels, resizePx: number, cropPx: number): Pixels {
  if (cropPx > resizePx) throw new RangeError(`cropPx is ${cropPx}, more than resizePx, ${resizePx}`);
  const size = resizedSize(image.width, image.height, resizePx);
  const left = roundHalfToEven((size.width - cropPx) / 2);
  const top = roundHalfToEven((size.height - cropPx) / 2);
  const rows = resampleWeights(image.height, size.height, top, cropPx);
  const firstRow = rows.starts[0];
  const nRows = rows.starts[cropPx - 1] + rows.counts[cropPx - 1] - firstRow;
  const columns = resampleWeights(image.width, size.width, left, cropPx);
  // Where a side keeps its size every weight is exactly one, so the pass copies, as Pillow's skipped pass does.
  const narrowed = resampleColumns(image.data, image.width, image.channels, columns, firstRow, nRows);
  const data = resampleRows(narrowed, cropPx * image.channels, rows, firstRow);
  return { data, width: cropPx, height: cropPx, channels: image.channels };
}
