import type { Neighbors } from "../../neighbors/nearest-neighbors.ts";

const STEPS_MAX = 100;
const ENTROPY_TOLERANCE = 1e-5;

/** p(j | i), n x k: normal kernels over each row's neighbours, their width found by bisection so that the entropy is
 *  log(perplexity). O(n k steps), deterministic. Van der Maaten and Hinton 2008, section 2. */
export function conditionalProbabilities({ distancesSq, k }: Neighbors, perplexity: number): Float64Array {
  const wanted = Math.log(perplexity);
  const probabilities = new Float64Array(distancesSq.length);
  for (let from = 0; from < distancesSq.length; from += k) {
    // Measured from the nearest, so that at least one weight is 1 however far all are.
    const nearest = distancesSq[from];
    let precision = 1;
    let low = 0;
    let high = Infinity;
    for (let step = 0; step < STEPS_MAX; step++) {
      let sum = 0;
      let moment = 0;
      for (let at = from; at < from + k; at++) {
        const distance = distancesSq[at] - nearest;
        const weight = Math.exp(-distance * precision);
        probabilities[at] = weight;
        sum += weight;
        moment += weight * distance;
      }
      for (let at = from; at < from + k; at++) probabilities[at] /= sum;
      const excess = Math.log(sum) + (precision * moment) / sum - wanted;
      if (Math.abs(excess) <= ENTROPY_TOLERANCE) break;
      if (excess > 0) {
        low = precision;
        precision = high === Infinity ? precision * 2 : (precision + high) / 2;
      } else {
        high = precision;
        precision = (precision + low) / 2;
      }
    }
  }
  return probabilities;
}
