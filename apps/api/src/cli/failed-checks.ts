import type { Report } from "../deliverables/report.ts";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";

/** Of a command that was to end in a finished piece of work, and whose checks say it is not. */
export const NOT_DONE = 3;

/** A line for each check that failed. What could not be decided, or was not run, has not failed. */
export function failedChecks({ checks = [] }: Pick<Report, "checks">, language: Language): string[] {
  return checks
    .filter(({ status }) => status === "fail")
    .map(({ id, evidence }) => {
      const title = renderNotice({ code: `CHECK_TITLE_${id}` }, language);
      return renderNotice({ code: "CHECK_FAILED", params: { title, evidence: evidence.message } }, language);
    });
}
