import type { StudyRow } from "@brainscan/db/queries/studies";
import type { ChecksInForce } from "../checks/thresholds-in-force.ts";
import { REPORT_SCHEMA_VERSION, type Report } from "../deliverables/report.ts";
import { type ReportFindings, tellReport } from "../deliverables/tell-report.ts";
import type { Language } from "../messages/message.ts";

/** Whether this version reads the study's report: an earlier one's has other sections. */
export function hasCurrentReport({ report }: Pick<StudyRow, "report">): boolean {
  return report?.schemaVersion === REPORT_SCHEMA_VERSION;
}

/** The report of a finished study, put into words, its checks held against the thresholds in force. */
export function reportOf(study: StudyRow, language: Language, inForce: ChecksInForce): Report {
  if (!study.report) throw new Error(`the study ${study.runId} has no report`);
  return tellReport(study.report as ReportFindings, language, inForce);
}

/** The bytes of report.json. */
export function reportText(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
