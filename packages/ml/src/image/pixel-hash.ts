import { createHash } from "node:crypto";
import type { DecodedImage } from "./decode-image.ts";

/** SHA-256 (hex) of an image's size and pixels. Two files of the same pixels share it, whatever their format, and so do
 *  a grey image and its R = G = B copy, which decode to the same single channel. */
export function pixelHash({
  data,
  width,
  height,
  channels,
}: Pick<DecodedImage, "data" | "width" | "height" | "channels">): string {
  return createHash("sha256").update(`${width}x${height}x${channels}\n`).update(data).digest("hex");
}
