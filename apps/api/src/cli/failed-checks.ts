import type { Report } from "../deliverables/report.ts";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";

/** Of a command that was to end in a finished piece of work, and whose checks say it is not. */
const NOT_DONE = 3;

/** How `brainscan study` ends: whatever the checks say it ran, and that is enough unless done is required.
 *  @returns exit code, and what goes to stderr */
export function endOfStudy(
  report: Pick<Report, "checks">,
  { requireDone, language }: { requireDone: boolean; language: Language },
): { code: number; lines: string[] } {
  const lines = requireDone ? failedChecks(report, language) : [];
  return { code: lines.length > 0 ? NOT_DONE : 0, lines };
}

/** A line for each check that failed. What could not be decided, or was not run, has not failed. */
function failedChecks({ checks = [] }: Pick<Report, "checks">, language: Language): string[] {
  return checks
    .filter(({ status }) => status === "fail")
    .map(({ id, evidence }) => {
      const title = renderNotice({ code: `CHECK_TITLE_${id}` }, language);
      return renderNotice({ code: "CHECK_FAILED", params: { title, evidence: evidence.message } }, language);
    });
}
