import type { NewPrediction } from "@brainscan/db/queries/predictions";
import type { DecisionRuleRow } from "@brainscan/db/schema/studies";
import { decide } from "@brainscan/ml/conformal/decision-rule";
import { adjustProbabilities } from "@brainscan/ml/prevalence/adjust-probabilities";
import { decisionReasons } from "./decision-reasons.ts";

/** What one model says of one image: P(cancer) as it gives it, and calibrated. */
export type Spoken = { raw: number; calibrated: number | null };

/** Share of cancers among the labelled images, and as estimated in the pool. */
export type Shares = { labelled: number; pool: number };

export type ToRemark = {
  /** What the champion and the others asked say; null where one of them cannot score the image. */
  said: readonly (Spoken | null)[];
  rule: Pick<DecisionRuleRow, "cancerFrom" | "normalUpTo"> | null;
  /** Null where the pool's is not estimated. */
  shares: Shares | null;
  /** Identical files carry both labels. */
  conflict: boolean;
  /** No labelled image is near. */
  uncovered: boolean;
};

/** What a study says of an image, whoever asks: the same of one that was looked at and of one that was only predicted. */
export type Remark = Pick<
  NewPrediction,
  "probability" | "probabilityRaw" | "probabilityCalibrated" | "agreement" | "reasons" | "decision"
>;

export function remarkOf({ said, rule, shares, conflict, uncovered }: ToRemark): Remark {
  const champion = said[0] ?? null;
  const score = champion?.raw ?? null;
  const calibrated = champion?.calibrated ?? null;
  const decision = decide(score, rule);
  const agreement = agreementOf(said);
  return {
    probability: calibrated !== null && shares ? adjusted(calibrated, shares) : (calibrated ?? score),
    probabilityRaw: score,
    probabilityCalibrated: calibrated,
    agreement,
    reasons: decisionReasons({ score, rule, decision, agreement, conflict, uncovered }),
    decision,
  };
}

/** Share of the models that call the image as the first does; null where only one speaks. */
function agreementOf([champion, ...others]: readonly (Spoken | null)[]): number | null {
  const speaking = others.filter((one) => one !== null);
  if (!champion || speaking.length === 0) return null;
  const calls = [champion, ...speaking].map(({ raw, calibrated }) => (calibrated ?? raw) >= 0.5);
  return calls.filter((call) => call === calls[0]).length / calls.length;
}

function adjusted(probability: number, { labelled, pool }: Shares): number {
  return adjustProbabilities([probability], labelled, pool)[0];
}
