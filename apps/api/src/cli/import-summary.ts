import { countDataset } from "@brainscan/db/queries/dataset-counts";
import type { ImportReportRow } from "@brainscan/db/schema/imports";
import type { App } from "../app.ts";
import type { Language } from "../messages/message.ts";
import type { StoredNotice } from "../messages/notice.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { noticeLine } from "./notice-line.ts";

const NOTICES_SHOWN = 10;

/** What an import found, in lines for a terminal: counts, then rejected files and warnings. */
export async function importSummary(
  app: App,
  datasetId: string,
  report: ImportReportRow,
  language: Language,
): Promise<string[]> {
  const counts = await countDataset(app.database.orm, datasetId);
  const { added, unchanged, updated, rejected, ignored } = report;
  const params = { added, unchanged, updated, rejected: rejected.length, ignored: ignored.length, ...counts };
  return [renderNotice({ code: "IMPORT_DONE", params }, language), ...importNotices(report, language, true)];
}

/** The first rejected files and the first warnings, each with its reason: neither list hides the other.
 *  @param listed  the reader will find the rest in the report */
export function importNotices({ rejected, warnings }: ImportReportRow, language: Language, listed = false): string[] {
  return [rejected, warnings].flatMap((notices) => firstOf(notices, language, listed));
}

function firstOf(notices: readonly StoredNotice[], language: Language, listed: boolean): string[] {
  const shown = notices.slice(0, NOTICES_SHOWN).map((notice) => `  ${noticeLine(notice, language)}`);
  const more = notices.length - shown.length;
  return more > 0
    ? [...shown, renderNotice({ code: "AND_MORE", params: { more, listed: listed ? 1 : 0 } }, language)]
    : shown;
}
