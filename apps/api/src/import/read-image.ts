import type { NewFile } from "@brainscan/db/queries/files";
import { type DecodedImage, decodeImage } from "@brainscan/ml/image/decode-image";
import { ImageError } from "@brainscan/ml/image/image-error";
import { pixelHash } from "@brainscan/ml/image/pixel-hash";
import { UnusableFile } from "./source.ts";

/** What a file turns out to be once decoded: the row that describes it, under its SHA-256.
 *  @throws UnusableFile IMAGE_* */
export async function readImage(path: string, bytes: Uint8Array, sha256: string): Promise<NewFile> {
  const image = await decodeImage(bytes).catch((error: unknown): DecodedImage => {
    if (error instanceof ImageError)
      throw new UnusableFile(`IMAGE_${error.code}`, path, error.details, { cause: error });
    throw error;
  });
  return {
    sha256,
    pixelSha256: pixelHash(image),
    bytes: bytes.length,
    format: image.format,
    widthPx: image.width,
    heightPx: image.height,
    channels: image.sourceChannels,
    bitDepth: image.bitDepth,
    palette: image.palette,
  };
}
