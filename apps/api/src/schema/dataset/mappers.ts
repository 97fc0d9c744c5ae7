import type { DatasetRow } from "@brainscan/db/queries/datasets";
import type { ImportRow } from "@brainscan/db/queries/imports";

export type DatasetModel = DatasetRow;
export type ImportModel = ImportRow;
