import { takeTurns } from "../../registry/take-turns.ts";
import { type Kernel, type KernelRows, kernelDiagonal, kernelSums, takeKernelRows } from "./kernel.ts";
import { openKernelCache } from "./kernel-cache.ts";

/** Stands for a curvature that is not positive (equal rows). */
const CURVATURE_MIN = 1e-12;
/** Iterations between two looks at what can be set aside. */
const SHRINK_EVERY = 1000;
/** Moving what is kept together costs as much as many iterations: only where this share or less is kept. */
const SHRINK_BELOW = 0.9;

export type SmoProblem = {
  kernel: Kernel;
  rows: KernelRows;
  /** n: -1 or 1 */
  signs: Float64Array;
  /** n: largest coefficient of each row. */
  bounds: Float64Array;
  tol: number;
  maxIter: number;
  cacheBytesMax: number;
  signal?: AbortSignal;
};

export type SmoSolution = {
  /** n: signed coefficients, 0 for rows that support nothing; they sum to 0. */
  coefficients: Float64Array;
  /** Of rows as they are given, moved by their origin. */
  intercept: number;
  nIter: number;
  converged: boolean;
};

/** The rows still looked at, in compact arrays. `error` is sum_j c_j k_ij - sign_i. */
type Active = {
  index: Int32Array;
  coefficient: Float64Array;
  low: Float64Array;
  high: Float64Array;
  error: Float64Array;
  diagonal: Float64Array;
};

/** Sequential minimal optimisation of the support vector machine's dual in signed coefficients c: maximise
 *  sum c_i sign_i - c K c / 2 where sum c_i = 0 and c_i between 0 and sign_i bound_i. Two rows move at a time, chosen by second-order
 *  information; rows that sit at their bound and press against it are set aside, and checked again at the end.
 *  Deterministic. Fan, Chen and Lin 2005; shrinking as in Chang and Lin 2011. */
export async function solveSmo(problem: SmoProblem): Promise<SmoSolution> {
  const { kernel, rows, signs, bounds, tol, maxIter, signal } = problem;
  const n = signs.length;
  const cache = openKernelCache(kernel, rows, problem.cacheBytesMax);
  const coefficients = new Float64Array(n);
  const diagonal = kernelDiagonal(kernel, rows);
  const errors = signs.map((sign) => -sign);
  let active = takeActive(Int32Array.from({ length: n }, (_, i) => i));
  let restored = false;
  let untilShrink = Math.min(n, SHRINK_EVERY);
  let nIter = 0;
  let converged = false;
  const afterWork = takeTurns(signal);
  for (; nIter < maxIter; nIter++) {
    if (--untilShrink === 0) {
      untilShrink = Math.min(n, SHRINK_EVERY);
      await afterWork(4 * untilShrink * active.index.length);
      const { top, bottom } = extremes(active);
      // Near the end everything is looked at once more, so that what was set aside too early can come back.
      if (!restored && top - bottom <= 10 * tol) {
        restored = true;
        await restore();
      }
      shrink();
    }
    const first = highestOf(active);
    const firstRow = first < 0 ? null : (cache.held(first) ?? (await cache.fetch(first, mostViolating(active))));
    const second = firstRow ? partnerOf(active, first, firstRow, tol) : -1;
    if (!firstRow || second < 0) {
      converged = active.index.length === n;
      if (converged) break;
      await restore();
      continue;
    }
    const secondRow = cache.held(second) ?? (await cache.fetch(second, mostViolating(active)));
    move(active, first, second, firstRow, secondRow);
  }
  if (active.index.length < n) await restore();
  keep(active);
  return { coefficients, intercept: interceptOf(active), nIter, converged };

  function takeActive(index: Int32Array): Active {
    const take = (values: (row: number) => number) => Float64Array.from(index, values);
    return {
      index,
      coefficient: take((row) => coefficients[row]),
      low: take((row) => Math.min(0, signs[row] * bounds[row])),
      high: take((row) => Math.max(0, signs[row] * bounds[row])),
      error: take((row) => errors[row]),
      diagonal: take((row) => diagonal[row]),
    };
  }

  function keep({ index, coefficient, error }: Active): void {
    index.forEach((row, at) => {
      coefficients[row] = coefficient[at];
      errors[row] = error[at];
    });
  }

  function shrink(): void {
    const { top, bottom } = extremes(active);
    const { index, coefficient, low, high, error } = active;
    const kept = Array.from(index.keys()).filter((at) => {
      if (coefficient[at] === high[at]) return -error[at] <= top;
      return coefficient[at] !== low[at] || -error[at] >= bottom;
    });
    if (kept.length > SHRINK_BELOW * index.length) return;
    keep(active);
    cache.restrict(kept);
    active = takeActive(Int32Array.from(kept, (at) => index[at]));
  }

  async function restore(): Promise<void> {
    keep(active);
    if (active.index.length === n) return;
    const isActive = new Set(active.index);
    const aside = Array.from(errors.keys()).filter((row) => !isActive.has(row));
    const support = Array.from(coefficients.keys()).filter((row) => coefficients[row] !== 0);
    const weights = Float64Array.from(support, (row) => coefficients[row]);
    const sums = await kernelSums(kernel, takeKernelRows(rows, aside), takeKernelRows(rows, support), weights);
    aside.forEach((row, at) => {
      errors[row] = sums[at] - signs[row];
    });
    cache.reset();
    active = takeActive(Int32Array.from({ length: n }, (_, i) => i));
  }
}

/** The row that gains most by growing; -1 where all are at their upper bound. */
function highestOf({ coefficient, high, error }: Active): number {
  let best = -1;
  let lowest = Infinity;
  for (let at = 0; at < error.length; at++) {
    if (error[at] < lowest && coefficient[at] < high[at]) {
      lowest = error[at];
      best = at;
    }
  }
  return best;
}

/** The row whose fall, paired with the growth of `first`, lowers the objective most; -1 where no pair violates the
 *  conditions of the optimum by more than tol. */
function partnerOf(
  { coefficient, low, error, diagonal }: Active,
  first: number,
  row: Float32Array,
  tol: number,
): number {
  const lowest = error[first];
  const own = diagonal[first];
  let highest = -Infinity;
  let most = 0;
  let best = -1;
  for (let at = 0; at < error.length; at++) {
    const violation = error[at] - lowest;
    if (violation > 0 && coefficient[at] > low[at]) {
      if (violation > highest) highest = violation;
      const curvature = Math.max(CURVATURE_MIN, own + diagonal[at] - 2 * row[at]);
      const gain = (violation * violation) / curvature;
      if (gain > most) {
        most = gain;
        best = at;
      }
    }
  }
  return highest > tol ? best : -1;
}

function move(
  { coefficient, low, high, error, diagonal }: Active,
  first: number,
  second: number,
  firstRow: Float32Array,
  secondRow: Float32Array,
): void {
  const curvature = Math.max(CURVATURE_MIN, diagonal[first] + diagonal[second] - 2 * firstRow[second]);
  const free = (error[second] - error[first]) / curvature;
  const growth = high[first] - coefficient[first];
  const fall = coefficient[second] - low[second];
  const step = Math.min(free, growth, fall);
  // At a bound exactly at it: what is free is told by comparison.
  coefficient[first] = step === growth ? high[first] : coefficient[first] + step;
  coefficient[second] = step === fall ? low[second] : coefficient[second] - step;
  for (let at = 0; at < error.length; at++) error[at] += step * (firstRow[at] - secondRow[at]);
}

/** Largest -error of the rows that can grow, and smallest of those that can fall; equal at the optimum. */
function extremes({ coefficient, low, high, error }: Active): { top: number; bottom: number } {
  let [top, bottom] = [-Infinity, Infinity];
  for (let at = 0; at < error.length; at++) {
    if (coefficient[at] < high[at]) top = Math.max(top, -error[at]);
    if (coefficient[at] > low[at]) bottom = Math.min(bottom, -error[at]);
  }
  return { top, bottom };
}

/** Rows that violate the optimum's conditions, worst first: those that are likely to move next. */
function mostViolating(active: Active): Int32Array {
  const { coefficient, low, high, error } = active;
  const { top, bottom } = extremes(active);
  const violation = error.map((value, at) => {
    const up = coefficient[at] < high[at] ? -value - bottom : 0;
    const down = coefficient[at] > low[at] ? top + value : 0;
    return Math.max(up, down);
  });
  const violating: number[] = [];
  for (let at = 0; at < violation.length; at++) if (violation[at] > 0) violating.push(at);
  return Int32Array.from(violating).sort((a, b) => violation[b] - violation[a] || a - b);
}

/** Mean of what free rows ask for; without any, the middle of the interval that the others allow. */
function interceptOf(active: Active): number {
  const { coefficient, low, high, error } = active;
  let [sum, free] = [0, 0];
  for (let at = 0; at < error.length; at++) {
    if (coefficient[at] === low[at] || coefficient[at] === high[at]) continue;
    sum -= error[at];
    free++;
  }
  const { top, bottom } = extremes(active);
  return free > 0 ? sum / free : (top + bottom) / 2;
}
