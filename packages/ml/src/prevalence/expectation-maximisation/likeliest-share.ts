const ITERATIONS_MAX = 200;
const TOLERANCE = 1e-12;

/** The share s in 0..1 that maximises sum_i weights_i ln(1 + s excess_i), which is concave in s: Newton's method, with
 *  bisection where a step leaves the bracket.
 *  @param excess   u, above -1: odds of cancer against normal given by the row's features alone, less 1
 *  @param weights  u, non-negative
 *  @returns border: the maximum lies at 0 or 1 because the likelihood still rises there */
export function likeliestShare(
  excess: Float64Array,
  weights: Float64Array,
): { share: number; nIter: number; border: boolean } {
  if (slopeAt(0, excess, weights).first <= 0) return { share: 0, nIter: 0, border: true };
  if (slopeAt(1, excess, weights).first >= 0) return { share: 1, nIter: 0, border: true };
  let [low, high] = [0, 1];
  let share = 0.5;
  for (let nIter = 1; nIter <= ITERATIONS_MAX; nIter++) {
    const { first, second } = slopeAt(share, excess, weights);
    if (first > 0) low = share;
    else high = share;
    const newton = share - first / second;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const step = Math.abs(next - share);
    share = next;
    if (step < TOLERANCE) return { share, nIter, border: false };
  }
  return { share, nIter: ITERATIONS_MAX, border: false };
}

function slopeAt(share: number, excess: Float64Array, weights: Float64Array): { first: number; second: number } {
  let [first, second] = [0, 0];
  for (let i = 0; i < excess.length; i++) {
    const term = excess[i] / (1 + share * excess[i]);
    first += weights[i] * term;
    second -= weights[i] * term * term;
  }
  return { first, second };
}
