import type { Queryable } from "@brainscan/db/orm";
import {
  type AuditItemRow,
  type AuditRow,
  listAuditGroupsInUse,
  listAuditItems,
  listAudits,
} from "@brainscan/db/queries/audits";
import { type ReadingProgress, readingProgress } from "./reading-progress.ts";

/** One drawn family. `order` counts over all draws, from 0. */
export type AuditItem = AuditItemRow & { order: number; inUse: boolean; counts: boolean };

/** Every random draw of a data set, and what was read of it. */
export type AuditState = { datasetId: string; draws: AuditRow[]; items: AuditItem[]; progress: ReadingProgress };

export async function readAuditState(db: Queryable, datasetId: string): Promise<AuditState> {
  const draws = await listAudits(db, datasetId);
  const rows = await listAuditItems(db, datasetId);
  const groupsInUse = await listAuditGroupsInUse(db, datasetId);
  const found = rows.map((row, order) => ({ ...row, order, inUse: groupsInUse.has(row.groupId) }));
  const progress = readingProgress(found);
  const items = found.map((item) => ({ ...item, counts: item.inUse && item.order < (progress.next ?? found.length) }));
  return { datasetId, draws, items, progress };
}
