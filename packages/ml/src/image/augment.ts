import { createRandom } from "../random/random.ts";
import { blurPlane } from "./augment-blur.ts";
import { CHANGE_RANGES, drawChanges } from "./augment-changes.ts";
import { addNoise, changedLevels, changeField, cutOut } from "./augment-intensity.ts";
import { type Plane, warpPlane } from "./augment-warp.ts";
import type { AugmentedView } from "./augmented-view.ts";
import { alterCopy } from "./copies/alter-copy.ts";
import { copyKindOf } from "./copies/copy-views.ts";
import type { DecodedImage } from "./decode-image.ts";
import { PREPROCESSING } from "./preprocess.ts";
import { resampleColumns, resampleRows } from "./resample.ts";
import { resampleWeights } from "./resample-weights.ts";
import { resizedSize } from "./resize-crop.ts";

/** A changed copy of an image: weak views are mirrored, turned and shifted a little; strong ones are also scaled,
 *  sheared, differently lit, blurred, noisy and partly blanked (see CHANGE_RANGES). The copy already has the short side
 *  that the network's preprocessing gives, so that a blur or a grain means the same whatever the file's size.
 *  The views of altered copies ("copy0", ...) are what alterCopy makes, in full size; the key does not matter to them.
 *  @param key  names the image by its content; with the view it fixes every draw
 *  @returns    as many channels as the image has; a grey image stays grey
 *  O(pixels), deterministic. */
export function augmentImage(image: DecodedImage, view: AugmentedView, key: string): DecodedImage {
  const copy = copyKindOf(view);
  if (copy) return alterCopy(image, copy);
  const random = createRandom(0, "augment", key, view);
  const changes = drawChanges(CHANGE_RANGES[view.startsWith("weak") ? "weak" : "strong"], random);
  const resized = resizeShortSide(image);
  const planes = splitPlanes(resized, changedLevels(changes)).map((plane) => {
    const background = frameMedian(plane);
    const warped = warpPlane(plane, changes, background);
    changeField(warped, changes);
    blurPlane(warped, changes.blur * Math.min(plane.width, plane.height));
    return { warped, background };
  });
  const changed = planes.map(({ warped }) => warped);
  addNoise(changed, 255 * changes.noise, random);
  for (const { warped, background } of planes) cutOut(warped, changes, background);
  return { ...resized, data: joinPlanes(changed) };
}

function resizeShortSide(image: DecodedImage): DecodedImage {
  const { width, height } = resizedSize(image.width, image.height, PREPROCESSING.resizePx);
  const columns = resampleWeights(image.width, width, 0, width);
  const rows = resampleWeights(image.height, height, 0, height);
  const narrowed = resampleColumns(image.data, image.width, image.channels, columns, 0, image.height);
  return { ...image, width, height, data: resampleRows(narrowed, width * image.channels, rows, 0) };
}

/** Each channel on its own, its levels replaced. */
function splitPlanes({ data, width, height, channels }: DecodedImage, levels: Float32Array): Plane[] {
  return Array.from({ length: channels }, (_, channel) => {
    const plane = { data: new Float32Array(width * height), width, height };
    for (let at = 0; at < plane.data.length; at++) plane.data[at] = levels[data[at * channels + channel]];
    return plane;
  });
}

function joinPlanes(planes: Plane[]): Uint8Array {
  const channels = planes.length;
  const data = new Uint8Array(planes[0].data.length * channels);
  for (const [channel, plane] of planes.entries())
    for (let at = 0; at < plane.data.length; at++)
      data[at * channels + channel] = Math.max(0, Math.min(255, Math.round(plane.data[at])));
  return data;
}

/** Median of the outermost pixels: air in most slices, whatever level a file gives it. */
function frameMedian({ data, width, height }: Plane): number {
  const frame: number[] = [];
  for (let column = 0; column < width; column++) frame.push(data[column], data[(height - 1) * width + column]);
  for (let row = 0; row < height; row++) frame.push(data[row * width], data[row * width + width - 1]);
  frame.sort((a, b) => a - b);
  return frame[Math.floor(frame.length / 2)];
}
