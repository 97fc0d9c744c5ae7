import { ImageError } from "@brainscan/ml/image/image-error";
import { readImageHeader } from "@brainscan/ml/image/image-header";

/** A slice has a quarter of a million pixels and half a megabyte. */
const BYTES_MAX = 8 * 1024 ** 2;
const PIXELS_MAX = 4 * 1024 ** 2;

/** Whether an image takes so long to look at that nobody else would be answered meanwhile: its pixels are hashed, and searched for
 *  colour, in the thread that decodes it. */
export function isHeavyImage(bytes: Uint8Array): boolean {
  if (bytes.length > BYTES_MAX) return true;
  try {
    const { width, height } = readImageHeader(bytes);
    return width * height > PIXELS_MAX;
  } catch (error) {
    // Refused at once by whoever decodes it.
    if (error instanceof ImageError) return false;
    throw error;
  }
}
