/** Why an image has no probability: no classifier in this study, contradictory labels on its identical images, or
 *  nothing that could score it without having seen its label. */
export type ReasonOfNoScore = "NO_CLASSIFIER" | "CONFLICT" | "NOT_SCORED";

/** @param trained  whether the study has a best experiment; null when the study is not known */
export function reasonOfNoScore(
  probability: number | null | undefined,
  labelConflict: boolean,
  trained: boolean | null,
): ReasonOfNoScore | null {
  if (probability != null) return null;
  if (trained === false) return "NO_CLASSIFIER";
  return labelConflict ? "CONFLICT" : "NOT_SCORED";
}
