import { squaredDistances } from "../../matrix/squared-distances.ts";
import { drawIndex } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";

/** k first centres (k x d): each is the best of 2 + ln k rows drawn with probability proportional to the squared
 *  distance to the centres so far (greedy k-means++, as scikit-learn draws them).
 *  Rows that equal every centre so far are drawn uniformly when nothing else is left. */
export function drawPlusPlusCenters(x: Float64Array, n: number, d: number, k: number, random: Random): Float64Array {
  const centers = new Float64Array(k * d);
  const trials = 2 + Math.floor(Math.log(k));
  const first = drawIndex(random, n);
  centers.set(x.subarray(first * d, (first + 1) * d));
  let closest = new Float64Array(n);
  squaredDistances(x, first * d, x, d, 0, n, closest);
  for (let c = 1; c < k; c++) {
    let bestPotential = Infinity;
    let bestRow = 0;
    let bestClosest = closest;
    for (let trial = 0; trial < trials; trial++) {
      const row = drawByWeight(closest, random);
      const candidate = new Float64Array(n);
      squaredDistances(x, row * d, x, d, 0, n, candidate);
      let potential = 0;
      for (let i = 0; i < n; i++) {
        if (closest[i] < candidate[i]) candidate[i] = closest[i];
        potential += candidate[i];
      }
      if (potential < bestPotential) {
        bestPotential = potential;
        bestRow = row;
        bestClosest = candidate;
      }
    }
    centers.set(x.subarray(bestRow * d, (bestRow + 1) * d), c * d);
    closest = bestClosest;
  }
  return centers;
}

function drawByWeight(weights: Float64Array, random: Random): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0) return drawIndex(random, weights.length);
  let left = random() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.length - 1;
}
