import type { Queryable } from "@brainscan/db/orm";
import { listFirstImagesOfGroups } from "@brainscan/db/queries/audits";
import { pathCell } from "../deliverables/tables/csv-text.ts";
import { readAuditState } from "./audit-state.ts";

/** What is to be read, in the order drawn: a table that can be filled in and handed back. Positions count from 1.
 *  @returns its lines; images left out since are not in it */
export async function readingListLines(db: Queryable, datasetId: string): Promise<string[]> {
  const { items } = await readAuditState(db, datasetId);
  const inUse = items.filter((item) => item.inUse);
  const images = await listFirstImagesOfGroups(db, { datasetId, groupIds: inUse.map(({ groupId }) => groupId) });
  const lines = inUse.flatMap(({ groupId, order, label }) => {
    const path = images.get(groupId)?.path;
    return path === undefined ? [] : [`${pathCell(path)},${order + 1},${label ?? ""}\n`];
  });
  return ["filename,position,label\n", ...lines];
}
