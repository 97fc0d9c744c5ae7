import { checkLabelValues, UNLABELED } from "../protocol/labels.ts";
import { type Audit, type AuditedCancers, auditedCancers } from "./audit-cancers.ts";
import { auditCancersNeeded, auditCertifies, auditUpperBound } from "./audit-evidence.ts";
import { contractDelta } from "./contract-delta.ts";
import { countBelow } from "./count-scores.ts";
import { type DecidedShares, decidedShares } from "./decided-shares.ts";
import { estimateThreshold } from "./estimate-threshold.ts";
import { checkScores, familyScores } from "./family-scores.ts";
import type { Guarantee, GuaranteeStatus, PoolPrevalence } from "./guarantee.ts";
import { guaranteeCurve, thresholdGrid } from "./guarantee-curve.ts";
import { labelsToCertify } from "./labels-needed.ts";
import { fewestOf } from "./miss-counts.ts";
import { cancersNeeded, checkShare, missesRefuting, missRateUpperBound } from "./miss-rate-bound.ts";
import { normalThreshold } from "./normal-threshold.ts";

export type GuaranteeInputs = {
  /** r lists of m: P(cancer) of each repeat of the cross-validation; NaN where not scored. */
  outOfFold: readonly ArrayLike<number>[];
  /** m: 0, 1 or -1 */
  labels: ArrayLike<number>;
  /** m: family; the same numbers name the same families in the pool and the audit. */
  groups: ArrayLike<number>;
  /** Every image the guarantee is to speak of, audited ones too: P(cancer), NaN where not scored. */
  poolScores: ArrayLike<number>;
  poolGroups: ArrayLike<number>;
  /** Where the pool's scores are those of a sample of it: its images, and their shares as counted over all of them. The
   *  thresholds tested still stand at each per cent of the sample: whatever draws them without labels is as good. */
  counted?: { nPool: number; sharesOf(cancerFrom: number | null, normalUpTo: number | null): DecidedShares };
  audit: Audit | null;
  prevalence: PoolPrevalence | null;
};

export type GuaranteeParams = {
  /** The miss rate not to exceed, and how often that may be wrong; both inside (0, 1). */
  alpha: number;
  delta: number;
};

/** Is there a threshold below which at most a share alpha of the cancers score, and how sure is that?
 *
 *  Certified: thresholds at each per cent of the pool's own scores are tested in fixed sequence, the most careful one
 *  first (learn then test: Angelopoulos et al. 2021), each by the audit's wealth against "the miss rate is above alpha"
 *  (see auditLogWealth) at the contract's part of delta. A higher threshold misses what a lower one misses, so only the
 *  first false one could be certified wrongly first, and neither the number of thresholds nor their choice costs
 *  anything. What is certified is so by the audit as it stands: one more miss may withdraw it.
 *  It assumes that the audit was drawn at random from the pool (see auditLogWealth on drawing without replacement), and
 *  that the model, and every label added for it, was chosen without looking at audited labels. Audited families that
 *  were trained on are left out.
 *
 *  Estimated: see estimateThreshold. An audit that refutes the threshold (exact binomial, confidence 1 - delta) lowers it
 *  to the largest one not refuted.
 *
 *  @throws RangeError when lengths differ, a label is unknown, a score or the prevalence outside 0..1, alpha or delta
 *    outside (0, 1) or the contract not 1, 2, 3, ...
 *  O(pool log pool + r m log m). */
export function assessGuarantee(inputs: GuaranteeInputs, { alpha, delta }: GuaranteeParams): Guarantee {
  checkInputs(inputs);
  checkShare("alpha", alpha);
  const { outOfFold, labels, groups, poolScores, poolGroups, counted, audit, prevalence } = inputs;
  const contract = audit?.contract ?? 1;
  const spent = contractDelta(delta, contract);

  const repeats = outOfFold.map((scores) => familyScores(scores, labels, groups).cancer.scores.sort());
  const nCancer = fewestOf(repeats);
  const normals = normalThreshold(outOfFold, labels, groups, alpha);
  const trained = new Set(Array.from(groups).filter((_, i) => labels[i] !== UNLABELED));
  const { normalUpTo, nNormal } = normals;
  const audited = auditedCancers(audit, { scores: poolScores, groups: poolGroups }, trained);
  const nAudited = audited.scores.length;
  const pool = sortedScores(poolScores);
  const nPool = counted?.nPool ?? poolScores.length;
  const sharesOf = (cancerFrom: number | null) =>
    counted?.sharesOf(cancerFrom, normalUpTo) ?? decidedShares(pool, nPool, cancerFrom, normalUpTo);

  const grid = thresholdGrid(pool.length > 0 ? pool : audited.scores);
  const certifies = (threshold: number) =>
    auditCertifies(nAudited, countBelow(audited.scores, threshold), alpha, spent);
  const failing = grid.findIndex((threshold) => !certifies(threshold));
  const certified = grid[(failing === -1 ? grid.length : failing) - 1] ?? null;
  const estimated = notRefuted(estimateThreshold(repeats, alpha, delta), audited, alpha, delta);
  const statusOf = (threshold: number): GuaranteeStatus => {
    if (certified !== null && threshold <= certified) return "certified";
    return estimated !== null && threshold <= estimated ? "estimated" : "not decidable";
  };

  const threshold = certified ?? estimated;
  const evidence = certified === null ? "out-of-fold" : "audit";
  const thresholds = threshold === null ? grid : [...new Set([...grid, threshold])].sort((a, b) => a - b);
  const curve = guaranteeCurve(thresholds, {
    sharesOf,
    cancers: certified === null ? repeats : [audited.scores],
    normalUpTo,
    prevalence,
    upperBoundOf: (misses) =>
      certified === null ? missRateUpperBound(misses, nCancer, delta) : auditUpperBound(misses, nAudited, spent),
    statusOf,
  });
  const point = curve.find((each) => each.threshold === threshold);
  const shares = sharesOf(threshold);
  return {
    status: certified !== null ? "certified" : estimated !== null ? "estimated" : "not decidable",
    ...{ alpha, delta, threshold, normals },
    automationRate: shares.shareDecided,
    shareNormal: shares.shareNormal,
    missRate: point?.missRate ?? null,
    missRateUpperBound: certified === null ? (point?.missRateUpperBound ?? null) : alpha,
    cancerAmongNormal: point?.cancerAmongNormal ?? null,
    ...{ nCancer, nNormal, nRepeats: outOfFold.length, nPool },
    upperBoundWithoutMiss: missRateUpperBound(0, nCancer, delta),
    cancersNeeded: cancersNeeded(alpha, delta),
    auditCancersNeeded: auditCancersNeeded(alpha, spent),
    ...labelsToCertify(
      { cancers: nAudited, misses: grid.length > 0 ? countBelow(audited.scores, grid[0]) : 0 },
      prevalence,
      alpha,
      spent,
    ),
    nAudit: {
      labels: audited.labels,
      cancers: nAudited,
      misses: threshold === null ? null : countBelow(audited.scores, threshold),
      leftOut: audited.leftOut,
    },
    ...{ contract, contractDelta: spent, evidence, curve },
  };
}

function notRefuted(threshold: number | null, audited: AuditedCancers, alpha: number, delta: number): number | null {
  const { scores } = audited;
  const refuting = missesRefuting(scores.length, alpha, delta);
  if (threshold === null || refuting > scores.length) return threshold;
  return Math.min(threshold, scores[refuting - 1]);
}

function sortedScores(scores: ArrayLike<number>): Float64Array {
  return Float64Array.from(scores)
    .filter((score) => !Number.isNaN(score))
    .sort();
}

function checkInputs({ outOfFold, labels, groups, poolScores, poolGroups, audit, prevalence }: GuaranteeInputs): void {
  checkLabelValues(labels);
  if (labels.length !== groups.length) {
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  }
  for (const [repeat, scores] of outOfFold.entries()) checkScores(`repeat ${repeat}`, scores, { labels });
  checkScores("the pool", poolScores, { groups: poolGroups });
  if (audit) {
    checkLabelValues(audit.labels);
    checkScores("the audit", audit.scores, { labels: audit.labels, groups: audit.groups });
  }
  if (
    prevalence &&
    !(
      prevalence.low >= 0 &&
      prevalence.low <= prevalence.value &&
      prevalence.value <= prevalence.high &&
      prevalence.high <= 1
    )
  ) {
    throw new RangeError(`prevalence ${prevalence.value} with ${prevalence.low}..${prevalence.high} is not in 0..1`);
  }
}
