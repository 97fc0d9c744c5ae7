import { fitPlatt, type PlattModel } from "../../calibrate/platt/platt.ts";
import { type InnerFold, innerFolds } from "../../protocol/inner-folds.ts";
import type { Random } from "../../random/random.ts";

/** A sigmoid from decision values to P(cancer), fitted on rows that the decisions have not seen: those of grouped inner
 *  folds. Where families are too few for that, or the held-out decisions order the classes the wrong way round (they
 *  then carry nothing), it is fitted on the training rows' own decisions: overconfident, but for Platt's smoothed
 *  targets, and said so by `outOfFold`.
 *  @param labels     m: 0 or 1
 *  @param groups     m: family of each row
 *  @param decide     decision values of a fold's test rows, fitted on its train rows
 *  @param decideOwn  decision values of the training rows, m */
export async function calibrateDecisions(
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  random: Random,
  decide: (fold: InnerFold) => Promise<Float64Array>,
  decideOwn: () => Promise<Float64Array>,
): Promise<{ platt: PlattModel; outOfFold: boolean }> {
  const decisions: number[] = [];
  const truth: number[] = [];
  for (const fold of innerFolds(labels, groups, random)) {
    for (const decision of await decide(fold)) decisions.push(decision);
    for (const row of fold.test) truth.push(labels[row]);
  }
  if (new Set(truth).size === 2) {
    const platt = fitPlatt(decisions, truth);
    if (platt.slope > 0) return { platt, outOfFold: true };
  }
  return { platt: fitPlatt(await decideOwn(), labels), outOfFold: false };
}
