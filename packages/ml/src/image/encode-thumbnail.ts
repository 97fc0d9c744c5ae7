import sharp from "sharp";
import type { DecodedImage } from "./decode-image.ts";

type Pixels = Pick<DecodedImage, "data" | "width" | "height" | "channels">;

function openPixels({ data, width, height, channels }: Pixels) {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

/** A WebP no larger than `sidePxMax` on its longer side, proportions kept, never enlarged. */
export async function encodeThumbnail(image: Pixels, sidePxMax: number): Promise<Uint8Array> {
  return openPixels(image)
    .resize(sidePxMax, sidePxMax, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82, effort: 4 })
    .toBuffer();
}

/** The pixels, unchanged, as an 8-bit PNG (grey for one channel, RGB for three). */
export async function encodePng(image: Pixels): Promise<Uint8Array> {
  const pipeline = openPixels(image);
  return (image.channels === 1 ? pipeline.toColourspace("b-w") : pipeline).png().toBuffer();
}
