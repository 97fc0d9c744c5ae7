import type { DecisionsPanelFragment } from "../../generated/graphql.ts";

export type HistogramBin = {
  low: number;
  high: number;
  normal: number;
  review: number;
  cancer: number;
  total: number;
};

export type Threshold = { kind: "cancerFrom" | "normalUpTo"; at: number };

export type ProbabilityHistogram = {
  /** Distinct unlabelled images with a score. */
  n: number;
  /** Low to high, gapless from 0 to 1. */
  bins: HistogramBin[];
  totals: { normal: number; review: number; cancer: number };
  /** The first of the fullest bins. */
  fullest: HistogramBin;
  /** Low to high; none while the labels do not allow to place them. */
  thresholds: Threshold[];
};

/** Exact counts by score and decision, and where the decision rule cuts.
 *  @returns null when no image has a score: there is nothing to draw */
export function prepareProbabilityHistogram({
  probabilityHistogram,
  decisionRule,
}: Pick<DecisionsPanelFragment, "probabilityHistogram" | "decisionRule">): ProbabilityHistogram | null {
  const bins = probabilityHistogram
    .map(({ low, high, decisions: { normal, cancer, review } }) => ({
      low,
      high,
      normal,
      review,
      cancer,
      total: normal + review + cancer,
    }))
    .sort((a, b) => a.low - b.low);
  const sum = (part: "normal" | "review" | "cancer" | "total") => bins.reduce((total, bin) => total + bin[part], 0);
  const n = sum("total");
  if (n === 0) return null;
  return {
    n,
    bins,
    totals: { normal: sum("normal"), review: sum("review"), cancer: sum("cancer") },
    fullest: bins.reduce((fullest, bin) => (bin.total > fullest.total ? bin : fullest)),
    thresholds: decisionRule ? thresholdsOf(decisionRule) : [],
  };
}

function thresholdsOf(rule: NonNullable<DecisionsPanelFragment["decisionRule"]>): Threshold[] {
  const thresholds: Threshold[] = [];
  if (rule.cancerFrom != null) thresholds.push({ kind: "cancerFrom", at: rule.cancerFrom });
  if (rule.normalUpTo != null) thresholds.push({ kind: "normalUpTo", at: rule.normalUpTo });
  return thresholds.sort((a, b) => a.at - b.at);
}
