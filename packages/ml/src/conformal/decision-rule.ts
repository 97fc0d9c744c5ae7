import type { Guarantee, GuaranteeStatus } from "../guarantee/guarantee.ts";
import type { Interval } from "../protocol/figure.ts";

/** Two thresholds on P(cancer). They are not alike: the one below which an image may be decided normal carries the
 *  guarantee, since a missed cancer is the costly error; the one above which it may not only keeps false alarms to about
 *  alpha of the normals. */
export type DecisionRule = {
  alpha: number;
  /** Scores below it may be decided normal; null: none may, and everything may be cancer. */
  cancerFrom: number | null;
  /** Scores above it are no longer taken for normal; null (too few normals): everything may be normal. */
  normalUpTo: number | null;
  /** Of the miss rate, P(score below cancerFrom | labelled cancer) at most alpha: see GuaranteeStatus. */
  status: "CERTIFIED" | "ESTIMATED" | "NOT_DECIDABLE";
  /** Families that the thresholds rest on: labelled cancer (audited ones when CERTIFIED, else out of fold), normal. */
  nCancer: number;
  nNormal: number;
  /** Further random labels that certify the miss rate; 0 when CERTIFIED, null when the prevalence is unknown. */
  labelsNeeded: number | null;
  /** Repeats of the cross-validation that the out-of-fold figures average. */
  nRepeats: number;
  /** Where the share of cancers below cancerFrom, of normals above normalUpTo may lie; null without that threshold. */
  missRates: { cancer: Interval | null; normal: Interval | null };
};

export type Decision = "NORMAL" | "CANCER" | "REVIEW";

const STATUSES = {
  certified: "CERTIFIED",
  estimated: "ESTIMATED",
  "not decidable": "NOT_DECIDABLE",
} as const satisfies Record<GuaranteeStatus, DecisionRule["status"]>;

/** The rule whose shares and miss rate the guarantee tells. */
export function fitDecisionRule(guarantee: Guarantee): DecisionRule {
  const { alpha, threshold, normals, status, nAudit, nRepeats, labelsNeeded, missRate } = guarantee;
  return {
    alpha,
    cancerFrom: threshold,
    normalUpTo: normals.normalUpTo,
    status: STATUSES[status],
    nCancer: status === "certified" ? nAudit.cancers : guarantee.nCancer,
    nNormal: normals.nNormal,
    labelsNeeded,
    nRepeats,
    missRates: { cancer: missRate?.interval ?? null, normal: normals.interval },
  };
}

/** NORMAL below `cancerFrom` and up to `normalUpTo`; CANCER from `cancerFrom` on and above `normalUpTo`. Between them, or
 *  without a probability or a rule, a human looks. Without `cancerFrom` nothing is decided normal, yet clear cancers still
 *  are cancer: an error there is the cheap one. */
export function decide(
  probability: number | null,
  rule: Pick<DecisionRule, "cancerFrom" | "normalUpTo"> | null,
): Decision {
  if (probability === null || Number.isNaN(probability) || rule === null) return "REVIEW";
  const { cancerFrom, normalUpTo } = rule;
  const belowCancer = cancerFrom !== null && probability < cancerFrom;
  const aboveNormal = normalUpTo !== null && probability > normalUpTo;
  if (belowCancer === aboveNormal) return "REVIEW";
  return belowCancer ? "NORMAL" : "CANCER";
}
