import { type ClaheParams, type ClaheTiles, claheTiles } from "./clahe-tiles.ts";
import type { DecodedImage } from "./decode-image.ts";
import { luminance } from "./luminance.ts";

const CLAHE: ClaheParams = { clipLimit: 2, nTiles: 8 };

const { fround } = Math;

/** Contrast-limited adaptive histogram equalisation: the levels of each tile are equalised, no level counting for more than
 *  the limit, and a pixel takes the mean of the four tiles around it, by distance. Of a colour image the luma is equalised
 *  and each channel moved by as much, so that hues stay.
 *  @param image  each side at least nTiles + 2 pixels
 *  @throws RangeError when a side is shorter
 *  O(pixels), deterministic. Zuiderveld 1994; the arithmetic is that of OpenCV 4.6, modules/imgproc/src/clahe.cpp. */
export function applyClahe(image: DecodedImage, params: ClaheParams = CLAHE): DecodedImage {
  const { width, height, channels, data: source } = image;
  if (Math.min(width, height) < params.nTiles + 2)
    throw new RangeError(`${width} x ${height} pixels are too few for ${params.nTiles} tiles a side`);
  const luma = luminance(image);
  const equalised = interpolate(luma, width, height, claheTiles(luma, width, height, params));
  if (channels === 1) return { ...image, data: equalised };
  const data = new Uint8ClampedArray(source.length);
  for (let pixel = 0, i = 0; pixel < luma.length; pixel++) {
    const change = equalised[pixel] - luma[pixel];
    for (const end = i + 3; i < end; i++) data[i] = source[i] + change;
  }
  return { ...image, data: new Uint8Array(data.buffer) };
}

/** For each pixel along an axis: the tiles before and after it, and the share of the latter. */
function neighbours(length: number, tileLength: number, nTiles: number) {
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  const share = new Float32Array(length);
  const inverse = fround(1 / tileLength);
  for (let i = 0; i < length; i++) {
    const place = fround(fround(i * inverse) - 0.5);
    const tile = Math.floor(place);
    before[i] = Math.max(tile, 0);
    after[i] = Math.min(tile + 1, nTiles - 1);
    share[i] = place - tile;
  }
  return { before, after, share };
}

function interpolate(luma: Uint8Array, width: number, height: number, tiles: ClaheTiles): Uint8Array {
  const { levels, nTiles, tileWidth, tileHeight } = tiles;
  const across = neighbours(width, tileWidth, nTiles);
  const down = neighbours(height, tileHeight, nTiles);
  // A clamped array rounds halves to even, as OpenCV does.
  const out = new Uint8ClampedArray(luma.length);
  for (let y = 0, i = 0; y < height; y++) {
    const above = down.before[y] * nTiles;
    const below = down.after[y] * nTiles;
    const low = down.share[y];
    const high = fround(1 - low);
    for (let x = 0; x < width; x++, i++) {
      const level = luma[i];
      const left = across.before[x];
      const right = across.after[x];
      const far = across.share[x];
      const near = fround(1 - far);
      const top = fround(
        fround(levels[(above + left) * 256 + level] * near) + fround(levels[(above + right) * 256 + level] * far),
      );
      const bottom = fround(
        fround(levels[(below + left) * 256 + level] * near) + fround(levels[(below + right) * 256 + level] * far),
      );
      out[i] = fround(fround(top * high) + fround(bottom * low));
    }
  }
  return new Uint8Array(out.buffer);
}
