import type { DecodedImage } from "./decode-image.ts";

/** One brightness a pixel: a grey image's own samples, else ITU-R 601 luma in 16-bit fixed point, as Pillow's convert("L").
 *  O(pixels) */
export function luminance({ data, channels }: Pick<DecodedImage, "data" | "channels">): Uint8Array {
  if (channels === 1) return data;
  const luma = new Uint8Array(data.length / 3);
  for (let i = 0, j = 0; i < luma.length; i++, j += 3)
    luma[i] = (19595 * data[j] + 38470 * data[j + 1] + 7471 * data[j + 2] + 0x8000) >>> 16;
  return luma;
}
