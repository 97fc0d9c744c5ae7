import type { ChangeRow } from "@brainscan/db/queries/changes";
import { z } from "zod";

export type ChangeModel = ChangeRow;

/** What a cursor of the log holds: the position of its row. */
export const changeCursor = z.int().positive();
