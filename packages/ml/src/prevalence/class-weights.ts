/** Sum of the weights of each class. */
export function classWeights(labels: Int8Array, weights: Float64Array): { normal: number; cancer: number } {
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]] += weights[i];
  return { normal: sums[0], cancer: sums[1] };
}
