import { effectOfPrevalence } from "@brainscan/ml/audit/prevalence-effect/effect-of-prevalence";
import type { PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import type { AuditSample } from "./audit-sample.ts";

/** What the pool's share of cancers does to calls by probability. Only calibrated probabilities can be moved to another
 *  share.
 *  @param costRatio  what a missed cancer costs, a false alarm being 1: it sets the probability at which both errors are
 *    expected to cost alike */
export function prevalenceEffect(
  { labels }: AuditSample,
  given: {
    final: FinalModel | null;
    share: PoolPrevalence | null;
    labelledShare: number | null;
    costRatio: number;
  },
): AuditsSection["prevalenceEffect"] {
  const { final, share, labelledShare, costRatio } = given;
  const scores = final?.calibrated;
  if (!scores || !share || labelledShare === null) return null;
  const found = effectOfPrevalence({
    scores: Array.from(scores).filter((_, at) => labels[at] === -1),
    labelledShare,
    estimate: share,
    threshold: 1 / (1 + costRatio),
  });
  return { ...found, costRatio };
}
