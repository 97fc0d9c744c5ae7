import type { DatasetRow } from "@brainscan/db/queries/datasets";
import type { ImportRow } from "@brainscan/db/queries/imports";
import type { QuarantinedImage } from "@brainscan/db/queries/quarantine";
import { z } from "zod";

export type DatasetModel = DatasetRow;
export type ImportModel = ImportRow;
export type QuarantinedImageModel = QuarantinedImage;

/** Where a page of files given up ends. */
export const quarantineCursor = z.object({ path: z.string(), imageId: z.string() });
