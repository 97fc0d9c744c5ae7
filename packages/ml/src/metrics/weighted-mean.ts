/** Mean of n values, each counted as often as its weight says; null where the weights sum to 0. */
export function weightedMean(values: ArrayLike<number>, weights?: ArrayLike<number>): number | null {
  let sum = 0;
  let total = weights ? 0 : values.length;
  for (let i = 0; i < values.length; i++) {
    if (weights) total += weights[i];
    sum += weights ? weights[i] * values[i] : values[i];
  }
  return total > 0 ? sum / total : null;
}
