import { countBelow } from "@brainscan/ml/guarantee/count-scores";
import { type FamilyScores, familyScores } from "@brainscan/ml/guarantee/family-scores";
import type { Guarantee, PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { Outcomes, QualityPoint, StudyQuality } from "@brainscan/ml/scaleup/quality";

const POINTS_MAX = 40;

/** Beyond it a threshold decides so many cancers normal that nobody would label at it. */
const MISS_RATE_SHOWN = 0.5;

export type QualityInputs = {
  guarantee: Guarantee;
  /** r lists of m: P(cancer) of each repeat of the cross-validation; NaN where not scored. The folds are inductive: what a
   *  held-out image is given is what an image yet to come would be. */
  outOfFold: readonly ArrayLike<number>[];
  /** m: 0, 1 or -1; and the family of each row. */
  labels: ArrayLike<number>;
  groups: ArrayLike<number>;
  /** Ascending, of the cancers that random audits met. */
  auditScores: ArrayLike<number>;
  prevalence: PoolPrevalence | null;
  labelGain: StudyQuality["labelGain"];
};

/** What a study knows of its champion's errors, in counts, at thresholds of its guarantee. O(thresholds * scores). */
export function studyQuality(inputs: QualityInputs): StudyQuality {
  const { guarantee, outOfFold, labels, groups, auditScores, prevalence, labelGain } = inputs;
  const { nCancer, nNormal, nRepeats, nAudit, nPool, contract, normals, threshold } = guarantee;
  const families = outOfFold.map((scores) => familyScores(scores, labels, groups));
  const points = guarantee.curve.map(({ threshold }): QualityPoint => {
    const outcomesOf = (kind: "cancer" | "normal", n: number) =>
      meanOutcomes(
        families.map((repeat) => repeat[kind]),
        { threshold, normalUpTo: normals.normalUpTo, n },
      );
    return {
      threshold,
      cancers: outcomesOf("cancer", nCancer),
      normals: outcomesOf("normal", nNormal),
      auditMisses: countBelow(auditScores, threshold),
    };
  });
  return {
    ...{ nCancer, nNormal, nRepeats, contract, labelGain },
    ...{ nAuditLabels: nAudit.labels, nAuditCancers: nAudit.cancers },
    poolPrevalence: prevalence && { value: prevalence.value, low: prevalence.low, high: prevalence.high },
    nPool: Math.max(0, nPool - nAudit.labels),
    points:
      nCancer === 0 && nNormal === 0 ? [] : thin(points, { nCancer, own: threshold, normalUpTo: normals.normalUpTo }),
  };
}

/** Of a study without a champion: nothing is known. */
export function noQuality(nPool: number): StudyQuality {
  return {
    ...{ nCancer: 0, nNormal: 0, nRepeats: 0, nAuditLabels: 0, nAuditCancers: 0, contract: 1 },
    ...{ poolPrevalence: null, nPool, points: [], labelGain: null },
  };
}

/** Means over the repeats, of n families: a repeat that scored more than another counts no more. */
function meanOutcomes(
  repeats: readonly FamilyScores[],
  { threshold, normalUpTo, n }: { threshold: number; normalUpTo: number | null; n: number },
): Outcomes {
  const mean = { normal: 0, review: 0, cancer: 0 };
  for (const { scores } of repeats) {
    const counts = { normal: 0, review: 0, cancer: 0 };
    for (const score of scores) counts[outcomeOf(score, threshold, normalUpTo)]++;
    for (const outcome of OUTCOMES) if (counts[outcome] > 0) mean[outcome] += (counts[outcome] * n) / scores.length;
  }
  for (const outcome of OUTCOMES) mean[outcome] /= Math.max(1, repeats.length);
  return mean;
}

const OUTCOMES = ["normal", "review", "cancer"] as const;

/** One class left possible: decided. Both or none: a human looks. See DecisionRule. */
function outcomeOf(score: number, threshold: number, normalUpTo: number | null): keyof Outcomes {
  const mayBeNormal = normalUpTo === null || score <= normalUpTo;
  const mayBeCancer = score >= threshold;
  if (mayBeNormal === mayBeCancer) return "review";
  return mayBeNormal ? "normal" : "cancer";
}

type Thinning = { nCancer: number; own: number | null; normalUpTo: number | null };

/** Points that differ in what they count, evenly thinned out where they are too many; the study's own is always one. Beyond
 *  the first above normalUpTo a threshold decides no further image normal, and only leaves more to review. */
function thin(points: readonly QualityPoint[], { nCancer, own, normalUpTo }: Thinning): QualityPoint[] {
  const isOwn = ({ threshold }: QualityPoint) => threshold === own;
  const differing = points.filter((point, i) => {
    if (isOwn(point) || i === 0) return true;
    const before = points[i - 1];
    const decidesMore = normalUpTo === null || before.threshold <= normalUpTo;
    return decidesMore && point.cancers.normal <= MISS_RATE_SHOWN * nCancer && !sameCounts(point, before);
  });
  if (differing.length <= POINTS_MAX) return differing;
  const step = (differing.length - 1) / (POINTS_MAX - 2);
  const kept = new Set(Array.from({ length: POINTS_MAX - 1 }, (_, i) => differing[Math.round(i * step)]));
  return differing.filter((point) => kept.has(point) || isOwn(point));
}

function sameCounts(a: QualityPoint, b: QualityPoint): boolean {
  const counts = ({ cancers, normals, auditMisses }: QualityPoint) => JSON.stringify([cancers, normals, auditMisses]);
  return counts(a) === counts(b);
}
