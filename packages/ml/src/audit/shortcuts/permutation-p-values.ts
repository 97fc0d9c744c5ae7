import { familiesOf } from "../../metrics/families.ts";
import { rankByScore } from "../../metrics/ranking.ts";
import { rankedRocAuc } from "../../metrics/roc-auc.ts";
import { shuffle } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";

// Sums of equal areas in another order.
const ROUNDING = 1e-12;

/** Two-sided p-value of each measure's area under the ROC curve against one half, (b + 1) / (m + 1) for b of m deals of
 *  the labels among the families that are as far from one half. Exact whatever the families' sizes: each hands on the
 *  share of cancers among its rows, 0 or 1 but for a family whose labels contradict each other, and a row counts as
 *  cancer by that share. All measures see the same deals.
 *  @param measures  each n values
 *  @param labels    n: 0 or 1
 *  @param groups    n: family of each row
 *  @returns one a measure
 *  O(m n log n + m n nPermutations) for m measures. */
export async function permutationPValues(
  measures: readonly Float64Array[],
  labels: Int8Array,
  groups: Int32Array,
  { nPermutations }: { nPermutations: number },
  { random, signal }: Pick<FitTools, "random" | "signal">,
): Promise<Float64Array> {
  const n = labels.length;
  const { familyOf, nFamilies } = familiesOf(groups);
  const shares = new Float64Array(nFamilies);
  const sizes = new Float64Array(nFamilies);
  for (let row = 0; row < n; row++) {
    shares[familyOf[row]] += labels[row];
    sizes[familyOf[row]]++;
  }
  for (let family = 0; family < nFamilies; family++) shares[family] /= sizes[family];
  // Each row stands twice, as a cancer and as a normal, weighing its share of either.
  const rankings = measures.map((values) => rankByScore(Float64Array.from([...values, ...values])));
  const classes = Uint8Array.from({ length: 2 * n }, (_, i) => (i < n ? 1 : 0));
  const weights = new Float64Array(2 * n);
  const distances = (dealt: Float64Array): number[] => {
    for (let row = 0; row < n; row++) {
      weights[row] = dealt[familyOf[row]];
      weights[n + row] = 1 - dealt[familyOf[row]];
    }
    return rankings.map((ranking) => Math.abs((rankedRocAuc(classes, ranking, weights) ?? 0.5) - 0.5));
  };
  const found = distances(shares);
  const asFar = new Float64Array(measures.length);
  const turn = takeTurns(signal);
  const dealt = shares.slice();
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    await turn(2 * n * measures.length);
    for (const [at, distance] of distances(shuffle(dealt, random)).entries())
      if (distance >= found[at] - ROUNDING) asFar[at]++;
  }
  return asFar.map((count) => (count + 1) / (nPermutations + 1));
}
