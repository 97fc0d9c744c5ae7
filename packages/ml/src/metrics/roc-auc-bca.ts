import type { Interval } from "../protocol/figure.ts";
import type { Random } from "../random/random.ts";
import { bcaInterval } from "./bca-interval.ts";
import { classStrata } from "./class-strata.ts";
import { checkBinary } from "./confusion.ts";
import { familiesOf } from "./families.ts";
import { type GroupBootstrapParams, resampleFamilies } from "./group-bootstrap.ts";
import { rankByScore } from "./ranking.ts";
import { rankedRocAuc } from "./roc-auc.ts";

/** BCa interval of the area under the ROC curve. Whole families are drawn, inside strata: those of normals, of cancers
 *  and of both, so that no resample loses a class. Null where a class is absent, there are fewer than 2 families, or
 *  every resample gives the same area, as with scores that separate the classes.
 *  @param labels  n: 0 or 1
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ, a label or a score is at fault, or level is outside (0, 1)
 *  O(n (log n + nResamples + families)). Efron 1987. */
export function rocAucBca(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  groups: ArrayLike<number>,
  params: GroupBootstrapParams,
  tools: { random: Random },
): Interval | null {
  checkBinary(labels, scores);
  if (groups.length !== labels.length)
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  const { nResamples = 2000, level = 0.95 } = params;
  const ranking = rankByScore(scores);
  const estimate = rankedRocAuc(labels, ranking);
  const families = familiesOf(groups);
  if (estimate === null || families.nFamilies < 2) return null;
  const strata = classStrata(labels, families);
  const replicates: number[] = [];
  resampleFamilies(groups, strata, nResamples, tools, (weights) => {
    const value = rankedRocAuc(labels, ranking, weights);
    if (value !== null) replicates.push(value);
  });
  if (replicates.length === 0) return null;
  const without = (family: number): number | null =>
    rankedRocAuc(
      labels,
      ranking,
      families.familyOf.map((of) => (of === family ? 0 : 1)),
    );
  const jackknife = strata.map((each) => Array.from(each, without).filter((value) => value !== null));
  return bcaInterval(estimate, replicates, jackknife, level);
}
