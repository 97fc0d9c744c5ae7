import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { shuffle } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";
import type { OutOfFoldPredictor } from "./out-of-fold-ridge.ts";

/** Deals predicted by one product: bounds memory. */
const BATCH = 250;

/** Areas under the ROC curve when the flags are dealt anew inside each fold and all is fitted again.
 *  @param flags  n: 0 or 1
 *  @param folds  n
 *  @returns nPermutations, in the order dealt; one half where a side is empty */
export async function permutedAucs(
  predict: OutOfFoldPredictor,
  flags: Uint8Array,
  folds: Int32Array,
  nPermutations: number,
  { random, onProgress, signal }: FitTools,
): Promise<Float64Array> {
  const n = flags.length;
  const members = Array.from({ length: Math.max(...folds) + 1 }, (_, fold) =>
    Int32Array.from(folds.keys()).filter((row) => folds[row] === fold),
  );
  const aucs = new Float64Array(nPermutations);
  const turn = takeTurns(signal);
  for (let from = 0; from < nPermutations; from += BATCH) {
    const cols = Math.min(BATCH, nPermutations - from);
    const targets: DoubleMatrix = { data: new Float64Array(n * cols), rows: n, cols };
    for (let column = 0; column < cols; column++) dealInto(targets, column, flags, members, random);
    const predictions = await predict(targets);
    for (let column = 0; column < cols; column++) {
      await turn(n * 16);
      aucs[from + column] = columnAuc(targets, predictions, column);
    }
    onProgress?.(from + cols, nPermutations);
  }
  return aucs;
}

function dealInto(
  targets: DoubleMatrix,
  column: number,
  flags: Uint8Array,
  members: Int32Array[],
  random: FitTools["random"],
): void {
  for (const rows of members) {
    const dealt = shuffle(
      Uint8Array.from(rows, (row) => flags[row]),
      random,
    );
    rows.forEach((row, i) => {
      targets.data[row * targets.cols + column] = dealt[i];
    });
  }
}

/** By looking every other row up among the flagged ones, which are few. O(n log flagged). */
function columnAuc(targets: DoubleMatrix, predictions: DoubleMatrix, column: number): number {
  const { rows: n, cols } = targets;
  const flagged: number[] = [];
  for (let i = 0; i < n; i++)
    if (targets.data[i * cols + column] === 1) flagged.push(predictions.data[i * cols + column]);
  const sorted = Float64Array.from(flagged).sort();
  const others = n - sorted.length;
  if (sorted.length === 0 || others === 0) return 0.5;
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    if (targets.data[i * cols + column] === 1) continue;
    const score = predictions.data[i * cols + column];
    pairs += sorted.length - (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2;
  }
  return pairs / (sorted.length * others);
}

/** Entries below the value, or up to it. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
