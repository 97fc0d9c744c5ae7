import type { ExportRow } from "@brainscan/db/queries/exports";

export type ExportModel = ExportRow;
