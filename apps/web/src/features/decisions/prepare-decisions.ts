import type { Decision, DecisionsPanelFragment } from "../../generated/graphql.ts";

export type DecisionPart = { decision: Decision; count: number; share: number };

/** Counts as shares of the whole, 0 to 1, in the order normal, cancer, review. */
export function prepareDecisions(counts: DecisionsPanelFragment["decisions"]): {
  total: number;
  parts: DecisionPart[];
} {
  const total = counts.normal + counts.cancer + counts.review;
  const part = (decision: Decision, count: number): DecisionPart => ({
    decision,
    count,
    share: total > 0 ? count / total : 0,
  });
  return {
    total,
    parts: [part("NORMAL", counts.normal), part("CANCER", counts.cancer), part("REVIEW", counts.review)],
  };
}
