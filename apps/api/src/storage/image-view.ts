import { decodeImage } from "@brainscan/ml/image/decode-image";
import { encodePng, encodeThumbnail } from "@brainscan/ml/image/encode-thumbnail";
import { isHeavyImage } from "../parsing/heavy-image.ts";
import { parse } from "../parsing/parse.ts";

export const THUMBNAIL_SIDE_PX = 160;

/** What is shown of an image: at most 160 pixels a side as WebP, or the 8-bit pixels that the product works on as PNG. */
export type ImageView = "THUMBNAIL" | "DISPLAY";

/** Make a view from an image's file.
 *  @throws ImageError when it cannot be decoded; UserProblem PARSING_TIME or PARSING_MEMORY */
export async function makeView(bytes: Uint8Array, view: ImageView): Promise<Uint8Array> {
  return isHeavyImage(bytes) ? parse("viewImage", { bytes, view }, { name: "image" }) : viewHere(bytes, view);
}

/** The same in the calling thread. */
export async function viewHere(bytes: Uint8Array, view: ImageView): Promise<Uint8Array> {
  const image = await decodeImage(bytes);
  return view === "THUMBNAIL" ? encodeThumbnail(image, THUMBNAIL_SIDE_PX) : encodePng(image);
}
