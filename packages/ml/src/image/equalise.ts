import type { DecodedImage } from "./decode-image.ts";

const LEVELS = 256;

/** Spread the grey levels of each channel so that they are about equally frequent, byte for byte as Pillow's
 *  ImageOps.equalize does it; colour channels are spread each on its own, which may shift hues, as there.
 *  A channel of one level, or of fewer than 256 pixels beside its brightest level, stays as it is.
 *  O(pixels), deterministic. Source: Pillow 9.4, ImageOps.equalize. */
export function equalise(image: DecodedImage): DecodedImage {
  const { data: source, channels } = image;
  const data = new Uint8Array(source.length);
  for (let channel = 0; channel < channels; channel++) {
    const levels = equalisedLevels(countLevels(source, channels, channel));
    for (let i = channel; i < source.length; i += channels) data[i] = levels[source[i]];
  }
  return { ...image, data };
}

function countLevels(data: Uint8Array, channels: number, channel: number): Uint32Array {
  const counts = new Uint32Array(LEVELS);
  for (let i = channel; i < data.length; i += channels) counts[data[i]]++;
  return counts;
}

/** The level that replaces each. Small channels run past 255 in Pillow too and are cut there. */
function equalisedLevels(counts: Uint32Array): Uint8ClampedArray {
  const brightest = counts.findLast((count) => count > 0) ?? 0;
  const nBelow = counts.reduce((sum, count) => sum + count, 0) - brightest;
  const step = Math.floor(nBelow / (LEVELS - 1));
  let seen = Math.floor(step / 2);
  return Uint8ClampedArray.from(counts, (count, level) => {
    if (step === 0) return level;
    const spread = Math.floor(seen / step);
    seen += count;
    return spread;
  });
}
