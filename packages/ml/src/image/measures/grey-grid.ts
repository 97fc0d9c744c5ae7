import type { DecodedImage } from "../decode-image.ts";
import { resampleColumns, resampleRows } from "../resample.ts";
import { resampleWeights } from "../resample-weights.ts";

export type Pixels = Pick<DecodedImage, "data" | "width" | "height" | "channels">;

/** Grey levels 0..255, row-major. */
export type GreyGrid = { data: Uint8Array; width: number; height: number };

/** Brightness (ITU-R 601: 0.299 R + 0.587 G + 0.114 B) of the whole image, resized by an antialiased triangle filter. */
export function greyGrid(image: Pixels, width: number, height: number): GreyGrid {
  // Of the same size every weight is one: nothing would change, and it is the usual case.
  if (image.width === width && image.height === height)
    return { data: image.channels === 1 ? image.data : brightness(image.data), width, height };
  const columns = resampleWeights(image.width, width, 0, width);
  const rows = resampleWeights(image.height, height, 0, height);
  const narrowed = resampleColumns(image.data, image.width, image.channels, columns, 0, image.height);
  const data = resampleRows(narrowed, width * image.channels, rows, 0);
  return { data: image.channels === 1 ? data : brightness(data), width, height };
}

/** The grid whose longer side is `sidePx`, proportions kept. */
export function fittedGrid(image: Pixels, sidePx: number): GreyGrid {
  const scale = sidePx / Math.max(image.width, image.height);
  const fitted = (length: number) => Math.max(1, Math.round(length * scale));
  return greyGrid(image, fitted(image.width), fitted(image.height));
}

function brightness(rgb: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0, j = 0; i < grey.length; i++, j += 3)
    grey[i] = (rgb[j] * 299 + rgb[j + 1] * 587 + rgb[j + 2] * 114 + 500) / 1000;
  return grey;
}
