import type { Compared } from "./compared.ts";
import { type Judged, type JudgeParams, judgePairs } from "./judge-pairs.ts";

export type Comparison = { id: string } & Judged;

/** Each experiment's ROC AUC against a pinned one: other less baseline. Paired by fold where the folds are the same,
 *  with Nadeau and Bengio's corrected interval; by image elsewhere (see pairedDifference). p-values are adjusted over
 *  all the others (Holm), and the verdict is theirs; intervals are each one's own.
 *  @param others  over the same n rows as the baseline
 *  @returns one a comparison, in order; the baseline's own id among the others is compared like any other
 *  @throws RangeError when rows differ in number, or level or power is outside (0, 1) */
export function compareToBaseline(baseline: Compared, others: readonly Compared[], params: JudgeParams): Comparison[] {
  const pairs = others.map((other) => ({ name: other.id, first: baseline, second: other }));
  return judgePairs(pairs, params).map((judged, at) => ({ id: others[at].id, ...judged }));
}
