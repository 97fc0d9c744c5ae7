import type { NewFile } from "@brainscan/db/queries/files";
import { type DecodedImage, decodeImage } from "@brainscan/ml/image/decode-image";
import { ImageError } from "@brainscan/ml/image/image-error";
import { pixelHash } from "@brainscan/ml/image/pixel-hash";
import { UserProblem } from "../messages/user-problem.ts";
import { isHeavyImage } from "../parsing/heavy-image.ts";
import { parse } from "../parsing/parse.ts";
import { UnusableFile } from "./source.ts";

export type DescribedImage = Omit<NewFile, "sha256">;

/** What a file turns out to be once decoded: the row that describes it, under its SHA-256. Decoding goes on beside this thread; what
 *  takes long besides is done in another.
 *  @throws UnusableFile IMAGE_*, PARSING_TIME or PARSING_MEMORY */
export async function readImage(path: string, bytes: Uint8Array, sha256: string): Promise<NewFile> {
  if (!isHeavyImage(bytes)) return { sha256, ...(await describeHere(path, bytes)) };
  const described = await parse("describeImage", { path, bytes }, { name: path }).catch((error: unknown) => {
    // Of one image: the others can be used.
    if (error instanceof UserProblem) throw new UnusableFile(error.notice.code, path, error.notice.params);
    throw error;
  });
  return { sha256, ...described };
}

/** The same in the calling thread.
 *  @throws UnusableFile IMAGE_* */
export async function describeHere(path: string, bytes: Uint8Array): Promise<DescribedImage> {
  const image = await decodeImage(bytes).catch((error: unknown): DecodedImage => {
    if (error instanceof ImageError)
      throw new UnusableFile(`IMAGE_${error.code}`, path, error.details, { cause: error });
    throw error;
  });
  return {
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
