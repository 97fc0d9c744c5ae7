const KNOTS_A_SIDE = 150;
// exp(-40) of the peak is beyond what any number of draws meets.
const LOG_DROP = 40;
// Flatter than this, an exponential is a constant to seven digits.
const LEVEL_SLOPE = 1e-7;

/** The quantiles of a beta distribution at ascending shares, all in one pass.
 *
 *  On the scale of the logit y the density x^a (1 - x)^b is smooth and falls off like an exponential on both sides,
 *  whatever a, b > 0, even where the density of x has a pole. Between knots, close at the peak and wide in the tails, it
 *  is taken for an exponential: within 0.1 % of the exact quantiles (betaQuantile) from 1e-5 to 1 - 1e-5, in a thousandth
 *  of their time.
 *  @param shares  ascending, inside (0, 1)
 *  @returns as many quantiles, ascending, in 0..1. O(knots + shares). */
export function betaQuantiles(alpha: number, beta: number, shares: ArrayLike<number>): Float64Array {
  const { y, density, slope, mass } = massInLogit(alpha, beta);
  const last = y.length - 1;
  const quantiles = new Float64Array(shares.length);
  let j = 0;
  for (let i = 0; i < shares.length; i++) {
    const wanted = shares[i] * mass[last];
    while (j < last - 1 && mass[j + 1] < wanted) j++;
    const within = (wanted - mass[j]) / density[j];
    const rise = slope[j] * within;
    const step = Math.abs(rise) < LEVEL_SLOPE ? within : Math.log1p(rise) / slope[j];
    quantiles[i] = 1 / (1 + Math.exp(-Math.min(y[j + 1], y[j] + step)));
  }
  return quantiles;
}

type Knots = { y: Float64Array; density: Float64Array; slope: Float64Array; mass: Float64Array };

/** Knots in logit, the density there and the mass up to each, both up to a factor; between a knot and the next the
 *  logarithm of the density has `slope`. */
function massInLogit(alpha: number, beta: number): Knots {
  const mode = Math.log(alpha / beta);
  const peak = logDensity(mode, alpha, beta);
  const reach = (side: -1 | 1) => {
    let far = Math.sqrt(1 / alpha + 1 / beta);
    while (peak - logDensity(mode + side * far, alpha, beta) < LOG_DROP) far *= 1.3;
    return far;
  };
  const [below, above] = [reach(-1), reach(1)];
  const n = 2 * KNOTS_A_SIDE + 1;
  const [y, log, density] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [slope, mass] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const from = (i - KNOTS_A_SIDE) / KNOTS_A_SIDE;
    y[i] = mode + (from < 0 ? -below : above) * from * from;
    log[i] = logDensity(y[i], alpha, beta) - peak;
    density[i] = Math.exp(log[i]);
    if (i === 0) continue;
    const width = y[i] - y[i - 1];
    const rise = log[i] - log[i - 1];
    slope[i - 1] = rise / width;
    const mean = Math.abs(rise) < LEVEL_SLOPE ? density[i] : (density[i] - density[i - 1]) / rise;
    mass[i] = mass[i - 1] + mean * width;
  }
  return { y, density, slope, mass };
}

/** a log(x) + b log(1 - x) at x = 1 / (1 + exp(-y)). */
function logDensity(y: number, alpha: number, beta: number): number {
  const log = Math.log1p(Math.exp(-Math.abs(y)));
  return -alpha * (log + Math.max(0, -y)) - beta * (log + Math.max(0, y));
}
