import { z } from "zod";
import type { AuditItem, AuditState } from "../../random-audit/audit-state.ts";

export type RandomAuditModel = AuditState;
export type AuditItemModel = AuditItem;

/** Order of the last item of a page. */
export const auditItemCursor = z.number().int();

export const readingListUrl = (datasetId: string): string => `/datasets/${encodeURIComponent(datasetId)}/to-read.csv`;
