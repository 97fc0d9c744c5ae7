import { UNLABELED } from "../protocol/labels.ts";
import { takeTurns } from "../registry/take-turns.ts";

/** What spreading labels over a graph gives, whatever the graph. */
export type LabelDistributions = {
  /** n x c, row-major: class distribution of each row (sums to 1; all 0 where no label reaches). */
  distributions: Float64Array;
  nClasses: number;
  nIter: number;
  /** False when maxIter ended the iterations. */
  converged: boolean;
};

export type IterationParams = {
  /** Default 30 for spreading, 1000 for propagation. */
  maxIter?: number;
  /** Sum of absolute changes below which the iterations stop. Default 1e-3. */
  tol?: number;
};

export type IterationTools = { signal?: AbortSignal };

/** Of a step over a sparse graph, about. */
const OPERATIONS_AN_ENTRY = 32;

/** n x c: 1 at the class of each labelled row, 0 elsewhere.
 *  @throws RangeError when the lengths differ or a label is neither a class nor UNLABELED */
export function knownDistributions(labels: ArrayLike<number>, n: number, nClasses: number): Float64Array {
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, graph has ${n} rows`);
  const known = new Float64Array(n * nClasses);
  for (let i = 0; i < n; i++) {
    if (labels[i] === UNLABELED) continue;
    if (!(labels[i] >= 0 && labels[i] < nClasses))
      throw new RangeError(`label ${labels[i]} at row ${i} is not one of ${nClasses} classes`);
    known[i * nClasses + labels[i]] = 1;
  }
  return known;
}

/** Repeats `step` from the known labels until the total change is below tol.
 *  @param step  the next distributions, n x c, in an array of its own */
export async function iterateLabels(
  known: Float64Array,
  nClasses: number,
  step: (from: Float64Array) => Float64Array | Promise<Float64Array>,
  { maxIter, tol }: Required<IterationParams>,
  { signal }: IterationTools,
): Promise<LabelDistributions> {
  let distributions: Float64Array = Float64Array.from(known);
  let before: Float64Array = new Float64Array(known.length);
  const afterWork = takeTurns(signal);
  let nIter = 0;
  let converged = false;
  for (; nIter < maxIter; nIter++) {
    converged = totalChange(distributions, before) < tol;
    if (converged) break;
    await afterWork(OPERATIONS_AN_ENTRY * known.length);
    [before, distributions] = [distributions, await step(distributions)];
  }
  normaliseRows(distributions, nClasses);
  return { distributions, nClasses, nIter, converged };
}

/** Scales each row of n x c to sum to 1; a row of zeros stays. */
export function normaliseRows(values: Float64Array, nClasses: number): void {
  for (let at = 0; at < values.length; at += nClasses) {
    let sum = 0;
    for (let c = 0; c < nClasses; c++) sum += values[at + c];
    if (sum > 0) for (let c = 0; c < nClasses; c++) values[at + c] /= sum;
  }
}

function totalChange(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs(a[at] - b[at]);
  return sum;
}
