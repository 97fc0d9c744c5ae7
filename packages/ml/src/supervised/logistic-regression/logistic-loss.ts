/** Sum of costs_i log(1 + exp(-(2 y_i - 1) f_i)), without overflow. */
export function logisticLoss(decisions: Float64Array, y: Float64Array, costs: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const margin = y[i] === 1 ? decisions[i] : -decisions[i];
    sum += costs[i] * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
  }
  return sum;
}

/** Gradient (costs (p - y)) and curvature (costs p (1 - p)) of the loss in each decision value. */
export function logisticSlopes(
  decisions: Float64Array,
  y: Float64Array,
  costs: Float64Array,
): { slope: Float64Array; curvature: Float64Array } {
  const slope = new Float64Array(y.length);
  const curvature = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) {
    // exp of a negative number only: both tails keep their digits.
    const small = Math.exp(-Math.abs(decisions[i]));
    const far = small / (1 + small);
    const p = decisions[i] > 0 ? 1 - far : far;
    const wrong = y[i] === 1 ? (decisions[i] > 0 ? -far : p - 1) : p;
    slope[i] = costs[i] * wrong;
    curvature[i] = (costs[i] * small) / (1 + small) ** 2;
  }
  return { slope, curvature };
}

/** A gradient this small next to the loss's own scale is the optimum: Newton's steps square the error. */
export const GRADIENT_TOLERANCE = 1e-9;
/** Where no shorter step lowers the objective, its differences have sunk below rounding: near the optimum they are
 *  about the gradient squared, so a gradient below the square root of the machine epsilon (with room for sums over
 *  rows) is as near as the objective can tell. A larger one means that the iterations are stuck, not done. */
export const FLAT_GRADIENT_TOLERANCE = 1e-6;
export const HALVINGS_MAX = 40;
