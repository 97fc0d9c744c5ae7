/** Positions in fitted pixels: the whole map centred in the canvas, x and y at one scale, y upwards. */
export type FittedPoints = { x: Float32Array; y: Float32Array };

const marginPx = 28;

/** @param xs, ys  coordinates of the n points, in the map's own unit */
export function fitPoints(
  xs: readonly number[],
  ys: readonly number[],
  widthPx: number,
  heightPx: number,
): FittedPoints {
  const [left, right] = extent(xs);
  const [bottom, top] = extent(ys);
  const spanX = right - left || 1;
  const spanY = top - bottom || 1;
  // One scale for both axes: distances on screen are distances in the embedding.
  const scale = Math.max(0, Math.min((widthPx - 2 * marginPx) / spanX, (heightPx - 2 * marginPx) / spanY));
  const centreX = (left + right) / 2;
  const centreY = (bottom + top) / 2;
  return {
    x: Float32Array.from(xs, (value) => widthPx / 2 + (value - centreX) * scale),
    y: Float32Array.from(ys, (value) => heightPx / 2 - (value - centreY) * scale),
  };
}

function extent(values: readonly number[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.length > 0 ? [low, high] : [0, 0];
}
