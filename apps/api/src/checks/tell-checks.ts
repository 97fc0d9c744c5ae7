import type { CheckSection } from "../deliverables/report/check-section.ts";
import { CHECK_PAGES } from "./check-ids.ts";
import type { CheckEvidence } from "./evidence.ts";
import { judge } from "./judge.ts";
import type { ChecksInForce } from "./thresholds-in-force.ts";

/** A check with its verdict, before it is put into words. */
export type JudgedCheck = Omit<CheckSection, "evidence"> & Pick<CheckEvidence, "evidence">;

/** Hold stored evidence against the thresholds in force: the same evidence gives the same verdict to page, report and command
 *  line. Evidence that was judged before is judged anew. A check that is no longer in the definition is left out.
 *  @param evidence  of the study, as stored */
export function judgeChecks(evidence: readonly CheckEvidence[], inForce: ChecksInForce): JudgedCheck[] {
  return evidence.flatMap((found) => {
    const check = inForce.get(found.id);
    if (!check) return [];
    const { change } = check;
    const { id, ran, value, n, interval, chance, decides, reason } = found;
    return [
      {
        ...{ id, ran, value, n, interval, chance, decides, reason, evidence: found.evidence },
        link: CHECK_PAGES[id],
        status: judge(found, check),
        unit: check.unit,
        comparator: check.comparator,
        threshold: check.threshold,
        judgedBy: check.judgedBy,
        rule: check.rule,
        thresholdVersion: check.version,
        fileThreshold: check.fileThreshold,
        changedBy: change?.changedBy ?? null,
        changedAt: change?.createdAt.toISOString() ?? null,
        changedAfterResults: change?.afterResults ?? false,
      },
    ];
  });
}
