import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import { type Candidate, figureOf } from "./candidate.ts";

/** Do the champion's thresholds, chosen inside the folds, find as many of the held-out cancers as asked for? */
export function recallAtTarget(champion: Candidate | null): CheckEvidence {
  const id = "recallAtTarget";
  if (champion === null) return notRun(id, "NO_CLASSIFIER");
  const recall = figureOf(champion, "recallAtTarget");
  if (!recall || recall.value === null) return undecided(id, "NO_FIGURE", recall?.n ?? null);
  const { value, n, interval } = recall;
  const params = { value, n, target: champion.protocol.recallTarget };
  return evidenceOf(id, {
    ...{ value, n, interval },
    evidence: interval
      ? { code: "CHECK_RECALL", params: { ...params, low: interval.low, high: interval.high, level: interval.level } }
      : { code: "CHECK_RECALL_NO_INTERVAL", params },
  });
}
