import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { datasets, type MetadataType } from "./datasets.ts";
import { type NoticeRow, runs } from "./runs.ts";

export type DuplicateGroupRow = { id: string; sameBytes: boolean; paths: string[] };

/** What an import answers. Notices keep codes and parameters; the reader's language is chosen when they are shown. */
export type ImportReportRow = {
  files: number;
  added: number;
  unchanged: number;
  updated: number;
  formats: { name: string; count: number }[];
  sizes: { widthPx: number; heightPx: number; count: number }[];
  metadata: {
    file: string | null;
    columns: { name: string; type: MetadataType; missing: number }[];
    unmatchedRows: number;
  };
  duplicateGroups: DuplicateGroupRow[];
  labelledAlsoUnlabelled: { labelled: string; unlabelled: string }[];
  conflictingLabels: DuplicateGroupRow[];
  ignored: NoticeRow[];
  rejected: NoticeRow[];
  warnings: NoticeRow[];
};

/** What to import and where to. `location` is an upload's id, a path on the server or "demo". */
export type ImportRequest = {
  kind: "UPLOAD" | "PATH" | "DEMO";
  location: string;
  name: string;
  /** The data set follows this source: files that it no longer has are left out. */
  mirror?: boolean;
  /** What an upload was called where it came from. */
  fileName?: string;
};

export const imports = pgTable(
  "imports",
  {
    runId: text()
      .primaryKey()
      .references(() => runs.id, { onDelete: "cascade" }),
    datasetId: text().references(() => datasets.id, { onDelete: "cascade" }),
    request: jsonb().$type<ImportRequest>().notNull(),
    report: jsonb().$type<ImportReportRow>(),
  },
  // The Overview lists a data set's imports.
  (table) => [index("imports_dataset").on(table.datasetId)],
);
