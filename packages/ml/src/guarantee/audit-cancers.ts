import { CANCER, UNLABELED } from "../protocol/labels.ts";

export type Audit = {
  /** P(cancer) by the model under audit, in the order drawn; NaN where not scored. */
  scores: ArrayLike<number>;
  /** 0, 1 or -1 (drawn, not yet labelled). */
  labels: ArrayLike<number>;
  groups: ArrayLike<number>;
  /** 1, 2, 3, ...: see contractDelta. */
  contract: number;
};

export type AuditedCancers = {
  /** Lowest score of each audited family labelled cancer, ascending. */
  scores: Float64Array;
  /** Families audited, and left out. */
  labels: number;
  leftOut: number;
};

/** The audit's cancers, one score a family: the lowest among its audited rows and its relatives in the pool, so that it
 *  is settled by the family's first draw and no later draw of a relative changes the past. A family is labelled cancer
 *  where any of its rows is. The family is the unit: an audit that draws families, one image each, is fair to it, while
 *  one that draws images meets large families more often. Left out: families that were trained on, families without a score. O(pool + audit). */
export function auditedCancers(
  audit: Audit | null,
  pool: { scores: ArrayLike<number>; groups: ArrayLike<number> },
  trainedGroups: ReadonlySet<number>,
): AuditedCancers {
  if (audit === null) return { scores: new Float64Array(0), labels: 0, leftOut: 0 };
  const audited = new Map<number, { cancer: boolean; lowest: number }>();
  for (let i = 0; i < audit.labels.length; i++) {
    if (audit.labels[i] === UNLABELED) continue;
    const family = audited.get(audit.groups[i]) ?? { cancer: false, lowest: Number.POSITIVE_INFINITY };
    family.cancer ||= audit.labels[i] === CANCER;
    if (audit.scores[i] < family.lowest) family.lowest = audit.scores[i];
    audited.set(audit.groups[i], family);
  }
  for (let i = 0; i < pool.scores.length; i++) {
    const family = audited.get(pool.groups[i]);
    if (family && pool.scores[i] < family.lowest) family.lowest = pool.scores[i];
  }
  const counted = [...audited].filter(([group, { lowest }]) => !trainedGroups.has(group) && Number.isFinite(lowest));
  const scores = counted.flatMap(([, { cancer, lowest }]) => (cancer ? [lowest] : []));
  return {
    scores: Float64Array.from(scores).sort(),
    labels: counted.length,
    leftOut: audited.size - counted.length,
  };
}
