type Size = { widthPx: number; heightPx: number };

/** When this share of the images has one size, every other size is odd. */
const COMMON_SHARE = 0.8;
const FACTOR_MAX = 2;

/** How far each image's size is from the usual: |ln of the ratio of areas| + |ln of the ratio of proportions|, 0 for the
 *  same. The usual is the commonest size where most images have it, and the rest is odd; else it is the middle of the
 *  areas and of the proportions, and odd is beyond a factor of two. */
export function sizeDistances(sizes: readonly Size[]): { distances: Float64Array; limit: number; common: Size | null } {
  const counts = new Map<string, { size: Size; n: number }>();
  for (const { widthPx, heightPx } of sizes) {
    const name = `${widthPx}x${heightPx}`;
    counts.set(name, { size: { widthPx, heightPx }, n: (counts.get(name)?.n ?? 0) + 1 });
  }
  const most = [...counts.values()].reduce((a, b) => (b.n > a.n ? b : a));
  const common = most.n >= COMMON_SHARE * sizes.length ? most.size : null;
  const areas = sizes.map(({ widthPx, heightPx }) => Math.log(widthPx * heightPx));
  const shapes = sizes.map(({ widthPx, heightPx }) => Math.log(widthPx / heightPx));
  const area = common ? Math.log(common.widthPx * common.heightPx) : middleOf(areas);
  const shape = common ? Math.log(common.widthPx / common.heightPx) : middleOf(shapes);
  const distances = Float64Array.from(sizes, (_, i) => Math.abs(areas[i] - area) + Math.abs(shapes[i] - shape));
  return { distances, limit: common ? 0 : Math.log(FACTOR_MAX), common };
}

function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
