import type { StudyRow } from "@brainscan/db/queries/studies";
import { userProblem } from "../messages/user-problem.ts";
import { hasCurrentReport } from "./report-of.ts";

/** @param wanted  what the user asked for it by
 *  @throws UserProblem unless the study has ended with a report that this version reads */
export function exportableStudy(study: StudyRow | null, wanted: string): StudyRow {
  if (!study) throw userProblem("EXPORT_STUDY_UNKNOWN", { study: wanted });
  if (study.run.status !== "DONE") throw userProblem("EXPORT_NOT_DONE", { status: study.run.status });
  if (!hasCurrentReport(study)) throw userProblem("STUDY_OF_EARLIER_VERSION");
  return study;
}
