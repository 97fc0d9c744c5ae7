import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { drawIndex } from "../../random/draw.ts";
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
  const members = Array.from({ length: Math.max(...folds) + 1 }, (_, fold) => {
    const rows = Int32Array.from(folds.keys()).filter((row) => folds[row] === fold);
    return { rows, nFlagged: rows.reduce((sum, row) => sum + flags[row], 0) };
  });
  const aucs = new Float64Array(nPermutations);
  const turn = takeTurns(signal);
  for (let from = 0; from < nPermutations; from += BATCH) {
    const rows = Math.min(BATCH, nPermutations - from);
    const targets: DoubleMatrix = { data: new Float64Array(rows * n), rows, cols: n };
    const dealt = Array.from({ length: rows }, () => members.flatMap((fold) => drawRows(fold, random)));
    dealt.forEach((flagged, t) => {
      for (const row of flagged) targets.data[t * n + row] = 1;
    });
    const { data } = await predict(targets);
    for (const [t, flagged] of dealt.entries()) {
      await turn(n * 8);
      aucs[from + t] = flaggedAuc(data.subarray(t * n, (t + 1) * n), flagged);
    }
    onProgress?.(from + rows, nPermutations);
  }
  return aucs;
}

/** As many of the rows as are flagged, drawn without replacement; which order they are left in changes no chance. */
function drawRows({ rows, nFlagged }: { rows: Int32Array; nFlagged: number }, random: FitTools["random"]): number[] {
  return Array.from({ length: nFlagged }, (_, i) => {
    const j = i + drawIndex(random, rows.length - i);
    const drawn = rows[j];
    rows[j] = rows[i];
    rows[i] = drawn;
    return drawn;
  });
}

/** By looking every score up among the flagged ones, which are few: O(n log flagged), without sorting all. */
function flaggedAuc(scores: Float64Array, flagged: number[]): number {
  const k = flagged.length;
  const others = scores.length - k;
  if (k === 0 || others === 0) return 0.5;
  const sorted = Float64Array.from(flagged, (row) => scores[row]).sort();
  let pairs = 0;
  for (let i = 0; i < scores.length; i++) {
    const below = countBelow(sorted, scores[i]);
    let upTo = below;
    while (upTo < k && sorted[upTo] === scores[i]) upTo++;
    pairs += k - (below + upTo) / 2;
  }
  // The flagged rows were looked up as well: among themselves half of all pairs, ties and themselves included.
  return (pairs - (k * k) / 2) / (k * others);
}

function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
