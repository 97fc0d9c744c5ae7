import type { DecodedImage } from "./decode-image.ts";
import { resizeAndCrop } from "./resize-crop.ts";

/** What torchvision's ImageNet classifiers were trained to see. The id is part of every embedding's cache key. */
export const PREPROCESSING = {
  id: "resize256-crop224-imagenet",
  resizePx: 256,
  cropPx: 224,
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
} as const;

/** Each 8-bit level after ToTensor and Normalize, rounded to float32 after every operation, as torch does it. */
const LEVELS = PREPROCESSING.mean.map((mean, channel) =>
  Float32Array.from({ length: 256 }, (_, level) => {
    const centered = Math.fround(Math.fround(level / 255) - Math.fround(mean));
    return centered / Math.fround(PREPROCESSING.std[channel]);
  }),
);

/** Values of one preprocessed image: 3 channels x 224 x 224. */
export const TENSOR_LENGTH = 3 * PREPROCESSING.cropPx ** 2;

/** Write 8-bit pixels as normalised float32 planes (red, green, blue), a grey image three times over.
 *  @param pixels interleaved, height x width x channels
 *  @param planes 3 x height x width, written from its start */
export function normalizeInto({ data, channels }: Pick<DecodedImage, "data" | "channels">, planes: Float32Array): void {
  const planeLength = data.length / channels;
  for (let channel = 0; channel < 3; channel++) {
    const levels = LEVELS[channel];
    const plane = planes.subarray(channel * planeLength, (channel + 1) * planeLength);
    for (let i = 0, j = channels === 1 ? 0 : channel; i < planeLength; i++, j += channels) plane[i] = levels[data[j]];
  }
}

/** torchvision's RGB, Resize(256), CenterCrop(224), ToTensor, Normalize(ImageNet), to the bit.
 *  @returns 3 x 224 x 224 float32 */
export function preprocess(image: Pick<DecodedImage, "data" | "width" | "height" | "channels">): Float32Array {
  const tensor = new Float32Array(TENSOR_LENGTH);
  normalizeInto(resizeAndCrop(image, PREPROCESSING.resizePx, PREPROCESSING.cropPx), tensor);
  return tensor;
}
