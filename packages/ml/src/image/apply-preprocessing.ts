import { applyClahe } from "./clahe.ts";
import { cropToContent } from "./crop-to-content.ts";
import type { DecodedImage } from "./decode-image.ts";
import { equalise } from "./equalise.ts";
import type { PreprocessingId } from "./preprocessings.ts";

const APPLY: Record<PreprocessingId, (image: DecodedImage) => DecodedImage> = {
  plain: (image) => image,
  equalised: equalise,
  clahe: applyClahe,
  cropped: cropToContent,
};

/** The image as an experiment's preprocessing shows it, before resizing. A grey image stays one channel; the image given is
 *  left as it was. O(pixels), deterministic. */
export function applyPreprocessing(image: DecodedImage, id: PreprocessingId): DecodedImage {
  return APPLY[id](image);
}
