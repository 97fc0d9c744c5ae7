import type { Queryable } from "@brainscan/db/orm";
import { type ChangeRow, listChanges } from "@brainscan/db/queries/changes";
import { csvCell } from "../deliverables/tables/csv-text.ts";

const PAGE = 1_000;

const HEAD = "position,at,author,account,via,action,arguments,outcome,code,ended_at,request\n";

/** The whole log as CSV, the oldest first, page by page: it may be long. */
export async function* changeLines(db: Queryable): AsyncGenerator<string> {
  yield HEAD;
  for (let beyond: number | undefined; ; ) {
    const rows = await listChanges(db, { limit: PAGE, beyond, order: "OLDEST" });
    for (const row of rows) yield `${cellsOf(row).map(plainCell).join(",")}\n`;
    if (rows.length < PAGE) return;
    beyond = rows[PAGE - 1].position;
  }
}

function cellsOf(row: ChangeRow): string[] {
  const { position, at, author, accountId, via, action, args, outcome, code, endedAt, requestId } = row;
  return [
    ...[String(position), at.toISOString(), author, accountId ?? "", via, action, JSON.stringify(args)],
    // What has no end was still under way, or its process ended first.
    ...[outcome ?? "UNKNOWN", code ?? "", endedAt?.toISOString() ?? "", requestId ?? ""],
  ];
}

/** Read in a spreadsheet, and joined to nothing: what would be a formula there becomes a text. */
function plainCell(value: string): string {
  return csvCell(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}
