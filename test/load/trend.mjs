/** Two-sided 97.5 % points of Student's t, by degrees of freedom. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12,
];
const T_MANY = 2.0;

/** Least-squares line through (x, y): its slope with a 95 % interval. Neighbouring samples of memory are alike, so that the
 *  interval is made of the means of `blocks` equal stretches, not of every sample.
 *  @returns null with fewer than three stretches */
export function slopeOf(points, blocks = 12) {
  const size = Math.ceil(points.length / blocks);
  const means = [];
  for (let from = 0; from < points.length; from += size) {
    const part = points.slice(from, from + size);
    means.push({ x: mean(part.map(({ x }) => x)), y: mean(part.map(({ y }) => y)) });
  }
  const n = means.length;
  if (n < 3) return null;
  const [mx, my] = [mean(means.map(({ x }) => x)), mean(means.map(({ y }) => y))];
  const sxx = means.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  const slope = means.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / sxx;
  const residual = means.reduce((sum, { x, y }) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  const half = (T[n - 3] ?? T_MANY) * Math.sqrt(residual / (n - 2) / sxx);
  return { slope, low: slope - half, high: slope + half, n };
}

/** How far a measure moved over its stretch: the last third's mean beside the first third's. */
export function driftOf(points) {
  const third = Math.max(1, Math.floor(points.length / 3));
  const first = mean(points.slice(0, third).map(({ y }) => y));
  const last = mean(points.slice(-third).map(({ y }) => y));
  return { first, last, share: first === 0 ? 0 : last / first - 1 };
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
