import type { Queryable } from "@brainscan/db/orm";
import { countAuditItems } from "@brainscan/db/queries/audits";
import { findDataset } from "@brainscan/db/queries/datasets";
import { listLatestStudies } from "@brainscan/db/queries/studies";
import { readAuditPool } from "./audit-pool.ts";

const KEPT_MAX = 20;
const kept = new Map<string, number>();

/** Families that an audit can still be drawn from. Reading every pair of a large set takes a second, and this is asked at each
 *  look at the page: it is remembered by all that it follows from. */
export async function poolSize(db: Queryable, datasetId: string): Promise<number> {
  const dataset = await findDataset(db, datasetId);
  const [study] = await listLatestStudies(db, { datasetIds: [datasetId], doneOnly: true });
  const key = [datasetId, dataset?.fingerprint, study?.runId, await countAuditItems(db, datasetId)].join(" ");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { nFamilies } = await readAuditPool(db, datasetId);
  // While images come in the fingerprint does not yet speak of them.
  if (!dataset?.counts) return nFamilies;
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, nFamilies);
  return nFamilies;
}
