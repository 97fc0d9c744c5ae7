import type { DecisionRuleRow } from "@brainscan/db/schema/studies";

/** Why an image is decided as it is.
 *  - NO_SCORE: no classifier could score it
 *  - LABELS_CONTRADICT: identical files carry both labels
 *  - NORMAL_NOT_DECIDABLE: no threshold bounds the miss rate, so none is decided normal
 *  - BELOW_BOTH, ABOVE_BOTH: clear of both thresholds
 *  - BETWEEN: both classes remain possible, or neither does
 *  - METHODS_DISAGREE: not all of the study's best methods call it as the champion does
 *  - FAR_FROM_LABELS: no labelled image is near it */
export type DecisionReason =
  | "NO_SCORE"
  | "LABELS_CONTRADICT"
  | "NORMAL_NOT_DECIDABLE"
  | "BELOW_BOTH"
  | "ABOVE_BOTH"
  | "BETWEEN"
  | "METHODS_DISAGREE"
  | "FAR_FROM_LABELS";

export function decisionReasons(given: {
  score: number | null;
  rule: Pick<DecisionRuleRow, "cancerFrom" | "normalUpTo"> | null;
  decision: "NORMAL" | "CANCER" | "REVIEW";
  conflict: boolean;
  agreement: number | null;
  uncovered: boolean;
}): DecisionReason[] {
  const { score, rule, decision, conflict, agreement, uncovered } = given;
  const reasons: DecisionReason[] = [];
  if (conflict) reasons.push("LABELS_CONTRADICT");
  if (score === null || rule === null) return conflict ? reasons : ["NO_SCORE"];
  if (decision === "CANCER") reasons.push("ABOVE_BOTH");
  else if (decision === "NORMAL") reasons.push("BELOW_BOTH");
  else reasons.push(rule.cancerFrom === null ? "NORMAL_NOT_DECIDABLE" : "BETWEEN");
  if (agreement !== null && agreement < 1) reasons.push("METHODS_DISAGREE");
  if (uncovered) reasons.push("FAR_FROM_LABELS");
  return reasons;
}
