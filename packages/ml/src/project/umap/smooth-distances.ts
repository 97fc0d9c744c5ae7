import type { Neighbors } from "../../neighbors/nearest-neighbors.ts";

export type SmoothDistances = {
  /** n: distance within which a neighbour counts fully. */
  rhos: Float64Array;
  /** n: scale at which membership falls beyond it. */
  sigmas: Float64Array;
};

const STEPS_MAX = 64;
const SUM_TOLERANCE = 1e-5;
/** A scale is at least this share of the mean distance. */
const SCALE_SHARE_MIN = 1e-3;

/** The local scale of each row: rho reaches its localConnectivity-th neighbour at another place (interpolated when not
 *  whole), sigma makes the memberships of its neighbours sum to log2(nNeighbors), the row itself counting among
 *  nNeighbors but not in the sum. O(n k steps). McInnes, Healy and Melville 2018, algorithm 3; equal to umap-learn's
 *  smooth_knn_dist.
 *  @param neighbors  other rows, k = nNeighbors - 1 */
export function smoothDistances({ distancesSq, k }: Neighbors, localConnectivity: number): SmoothDistances {
  const n = distancesSq.length / k;
  const wanted = Math.log2(k + 1);
  const rhos = new Float64Array(n);
  const sigmas = new Float64Array(n);
  const distances = distancesSq.map(Math.sqrt);
  const meanOfAll = mean(distances, k);
  for (let i = 0; i < n; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    rhos[i] = localRadius(own, localConnectivity);
    const least = SCALE_SHARE_MIN * (rhos[i] > 0 ? mean(own, k) : meanOfAll);
    sigmas[i] = Math.max(least, findScale(own, rhos[i], wanted));
  }
  return { rhos, sigmas };
}

function localRadius(sorted: Float64Array, localConnectivity: number): number {
  const apart = sorted.subarray(sorted.findIndex((distance) => distance > 0));
  if (!(apart[0] > 0)) return 0;
  if (apart.length < localConnectivity) return apart[apart.length - 1];
  const whole = Math.floor(localConnectivity);
  const rest = localConnectivity - whole;
  if (whole === 0) return rest * apart[0];
  const next = rest > SUM_TOLERANCE ? apart[whole] - apart[whole - 1] : 0;
  return apart[whole - 1] + rest * next;
}

function findScale(distances: Float64Array, rho: number, wanted: number): number {
  let low = 0;
  let high = Infinity;
  let scale = 1;
  for (let step = 0; step < STEPS_MAX; step++) {
    let sum = 0;
    for (let j = 0; j < distances.length; j++) {
      const beyond = distances[j] - rho;
      sum += beyond > 0 ? Math.exp(-beyond / scale) : 1;
    }
    if (Math.abs(sum - wanted) < SUM_TOLERANCE) break;
    if (sum > wanted) {
      high = scale;
      scale = (low + high) / 2;
    } else {
      low = scale;
      scale = high === Infinity ? scale * 2 : (low + high) / 2;
    }
  }
  return scale;
}

/** Mean over the neighbours and the row itself, which is at 0. */
function mean(distances: Float64Array, k: number): number {
  let sum = 0;
  for (const distance of distances) sum += distance;
  return sum / ((distances.length / k) * (k + 1));
}
