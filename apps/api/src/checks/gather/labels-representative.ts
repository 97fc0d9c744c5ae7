import type { ReportFindings } from "../../deliverables/tell-report.ts";
import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

type Audit = NonNullable<NonNullable<ReportFindings["audits"]>["representativeness"]>;
type Read = Pick<Audit, "auc" | "interval" | "pValue" | "fair" | "criticalAuc" | "n">;

/** Are the labelled images a fair sample? A classifier tells them from the others, or would have if they differed much.
 *  @param audit  the report's audits.representativeness; null where it was not made */
export function labelsRepresentative(audit: Read | null): CheckEvidence {
  const id = "labelsRepresentative";
  if (audit === null) return notRun(id, "NOT_ASKED");
  const { auc, pValue, fair, criticalAuc, interval, n } = audit;
  if (auc === null || pValue === null) return undecided(id, "CANNOT_TELL", n);
  return evidenceOf(id, {
    ...{ value: auc, n, interval, chance: { seen: fair === false, visibleFrom: criticalAuc } },
    evidence:
      criticalAuc === null
        ? { code: "CHECK_REPRESENTATIVE_NO_REACH", params: { auc, pValue } }
        : { code: "CHECK_REPRESENTATIVE", params: { auc, pValue, visibleFrom: criticalAuc } },
  });
}
