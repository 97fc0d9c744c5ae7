export type ClaheParams = {
  /** How often a level may occur in a tile, as a multiple of the mean over all levels; the rest is spread evenly. */
  clipLimit: number;
  /** Tiles a side. */
  nTiles: number;
};

export type ClaheTiles = {
  /** nTiles x nTiles x 256: what replaces each level in each tile. */
  levels: Uint8ClampedArray;
  nTiles: number;
  tileWidth: number;
  tileHeight: number;
};

const LEVELS = 256;

/** The levels of each tile equalised under the limit. Sides that do not divide are continued by mirroring, both as soon as
 *  one does not, by a whole tile count where the other would: OpenCV's way, kept for its very pixels. */
export function claheTiles(luma: Uint8Array, width: number, height: number, params: ClaheParams): ClaheTiles {
  const { nTiles, clipLimit } = params;
  const even = width % nTiles === 0 && height % nTiles === 0;
  const tileWidth = even ? width / nTiles : Math.floor(width / nTiles) + 1;
  const tileHeight = even ? height / nTiles : Math.floor(height / nTiles) + 1;
  const area = tileWidth * tileHeight;
  const limit = Math.max(1, Math.trunc((clipLimit * area) / LEVELS));
  const scale = Math.fround((LEVELS - 1) / area);
  // A clamped array rounds halves to even, as OpenCV does.
  const levels = new Uint8ClampedArray(nTiles * nTiles * LEVELS);
  const counts = new Int32Array(LEVELS);
  for (let tile = 0; tile < nTiles * nTiles; tile++) {
    const left = (tile % nTiles) * tileWidth;
    const top = Math.floor(tile / nTiles) * tileHeight;
    counts.fill(0);
    for (let y = top; y < top + tileHeight; y++) {
      const line = mirrored(y, height) * width;
      for (let x = left; x < left + tileWidth; x++) counts[luma[line + mirrored(x, width)]]++;
    }
    clipCounts(counts, limit);
    cumulate(counts, scale, levels.subarray(tile * LEVELS, (tile + 1) * LEVELS));
  }
  return { levels, nTiles, tileWidth, tileHeight };
}

/** Beyond the last pixel comes the last but one. */
function mirrored(i: number, length: number): number {
  return i < length ? i : 2 * (length - 1) - i;
}

/** What exceeds the limit is shared among all levels; what does not divide goes to levels far apart. */
function clipCounts(counts: Int32Array, limit: number): void {
  let excess = 0;
  for (let level = 0; level < LEVELS; level++) {
    excess += Math.max(0, counts[level] - limit);
    counts[level] = Math.min(counts[level], limit);
  }
  const each = Math.floor(excess / LEVELS);
  let left = excess - each * LEVELS;
  for (let level = 0; level < LEVELS; level++) counts[level] += each;
  const step = Math.max(1, Math.floor(LEVELS / Math.max(1, left)));
  for (let level = 0; level < LEVELS && left > 0; level += step, left--) counts[level]++;
}

function cumulate(counts: Int32Array, scale: number, levels: Uint8ClampedArray): void {
  let sum = 0;
  for (let level = 0; level < LEVELS; level++) {
    sum += counts[level];
    levels[level] = Math.fround(sum * scale);
  }
}
