import type { VerdictStatus } from "@brainscan/ml/scaleup/answer";
import { type CheckEvidence, evidenceOf, notRun } from "../evidence.ts";

export type ScaleUpAsked = {
  nImages: number;
  budgetEuro: number;
  /** Null: it was asked, and has no answer. */
  verdict: VerdictStatus | null;
  /** Of staying within budget. */
  probability: number;
  /** Labelled cancers that the misses are told from. */
  nCancer: number;
};

/** Is it said what a much larger set would cost, and whether that is worth it? A no is an answer; that it cannot be told yet is
 *  none.
 *  @param asked  null: it was not worked out */
export function scaleUpAnswered(asked: ScaleUpAsked | null): CheckEvidence {
  const id = "scaleUpAnswered";
  if (asked === null) return notRun(id, "NOT_BUILT");
  const { verdict, ...params } = asked;
  const n = asked.nImages;
  if (verdict === null) return evidenceOf(id, { value: 0, n, evidence: { code: "CHECK_SCALE_UP_OPEN", params } });
  if (verdict === "not decidable yet") {
    return evidenceOf(id, {
      ...{ value: null, n, decides: "nothing", reason: "CANNOT_TELL" },
      evidence: { code: "CHECK_SCALE_UP_UNDECIDED", params },
    });
  }
  return evidenceOf(id, { value: 1, n, evidence: { code: "CHECK_SCALE_UP", params: { ...params, verdict } } });
}
