import type { PairEdges } from "../pair-edges.ts";
import { createQuadTree } from "./quad-tree.ts";

export type TsneGradient = {
  /** Writes the gradient of the divergence into `gradient`, n x 2.
   *  @param exaggeration  factor on every joint probability */
  at(points: Float64Array, exaggeration: number, gradient: Float64Array): void;
  /** Kullback-Leibler divergence sum p log(p / q) of the points last given to `at`. */
  divergence(points: Float64Array, exaggeration: number): number;
  /** About how many elementary steps a call of `at` takes: see takeTurns. */
  work: number;
};

/** The gradient of t-SNE: attraction along the pairs that hold probability, repulsion by Barnes and Hut's tree.
 *  O(pairs + n log n) for each call. Van der Maaten 2014.
 *  @param pairs          of n rows
 *  @param probabilities  joint probability of each pair, counted once; all pairs sum to 1/2 */
export function createTsneGradient(
  { offsets, columns }: Pick<PairEdges, "offsets" | "columns">,
  probabilities: Float64Array,
  n: number,
  angle: number,
): TsneGradient {
  const tree = createQuadTree(n);
  let total = 0;
  return {
    work: 4 * columns.length + 100 * n * Math.log2(n + 1),
    at(points, exaggeration, gradient) {
      tree.build(points);
      total = tree.repel(points, angle, gradient);
      // All rows at one place on the grid leave nothing to push.
      const push = -4 / Math.max(total, Number.MIN_VALUE);
      for (let at = 0; at < gradient.length; at++) gradient[at] = total > 0 ? gradient[at] * push : 0;
      attract(offsets, columns, probabilities, points, 4 * exaggeration, gradient);
    },
    divergence(points, exaggeration) {
      const logTotal = Math.log(Math.max(total, Number.MIN_VALUE));
      let sum = 0;
      for (let i = 0; i < n; i++) {
        for (let e = offsets[i]; e < offsets[i + 1]; e++) {
          const j = columns[e];
          const distanceSq = (points[2 * i] - points[2 * j]) ** 2 + (points[2 * i + 1] - points[2 * j + 1]) ** 2;
          const p = probabilities[e] * exaggeration;
          if (p > 0) sum += p * (Math.log(p * (1 + distanceSq)) + logTotal);
        }
      }
      return 2 * sum;
    },
  };
}

function attract(
  offsets: Int32Array,
  columns: Int32Array,
  probabilities: Float64Array,
  points: Float64Array,
  factor: number,
  gradient: Float64Array,
): void {
  for (let i = 0; i + 1 < offsets.length; i++) {
    const px = points[2 * i];
    const py = points[2 * i + 1];
    let gx = 0;
    let gy = 0;
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      const j = 2 * columns[e];
      const dx = px - points[j];
      const dy = py - points[j + 1];
      const weight = (factor * probabilities[e]) / (1 + dx * dx + dy * dy);
      gx += weight * dx;
      gy += weight * dy;
      gradient[j] -= weight * dx;
      gradient[j + 1] -= weight * dy;
    }
    gradient[2 * i] += gx;
    gradient[2 * i + 1] += gy;
  }
}
