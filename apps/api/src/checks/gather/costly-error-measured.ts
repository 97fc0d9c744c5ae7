import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import { type Candidate, figureOf } from "./candidate.ts";

/** Is every experiment judged by the error that costs: the recall on cancers at its target, and the cost with a missed cancer
 *  weighed as the plan says, more than a false alarm?
 *  @param costRatio  what a missed cancer costs, a false alarm being 1, as set before the results */
export function costlyErrorMeasured(
  experiments: readonly Candidate[],
  champion: Candidate | null,
  { costRatio }: { costRatio: number },
): CheckEvidence {
  const id = "costlyErrorMeasured";
  const n = experiments.length;
  if (n === 0) return notRun(id, "NO_CLASSIFIER");
  const known = (one: Candidate, figure: string) => (figureOf(one, figure)?.value ?? null) !== null;
  if (!experiments.some((one) => known(one, "rocAuc"))) return undecided(id, "NO_FIGURE");
  const judged = experiments.filter(
    (one) =>
      costRatio > 1 &&
      known(one, "recallAtTarget") &&
      known(one, "costPerImage") &&
      figureOf(one, "costPerImage")?.missCost === costRatio,
  );
  const cost = champion && figureOf(champion, "costPerImage")?.value;
  const params = { n, nJudged: judged.length, costRatio };
  return evidenceOf(id, {
    ...{ value: judged.length / n, n },
    evidence:
      typeof cost === "number"
        ? { code: "CHECK_COSTLY_ERROR", params: { ...params, cost } }
        : { code: "CHECK_COSTLY_ERROR_NO_CHAMPION", params },
  });
}
