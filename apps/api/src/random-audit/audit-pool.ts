import type { Queryable } from "@brainscan/db/orm";
import { listAuditItems } from "@brainscan/db/queries/audits";
import { listStudyRows } from "@brainscan/db/queries/images";
import { listNearDuplicates, listPairReviews } from "@brainscan/db/queries/near-duplicates";
import { listLatestStudies } from "@brainscan/db/queries/studies";
import { poolFamilies } from "./draw-families.ts";

/** Families that an audit can be drawn from: those of the newest finished study's near duplicates and of what readers said since;
 *  groups of identical files where there is no study. */
export async function auditPool(db: Queryable, datasetId: string): Promise<string[][]> {
  const [study] = await listLatestStudies(db, { datasetIds: [datasetId], doneOnly: true });
  const found = study ? await listNearDuplicates(db, study.runId) : [];
  const reviews = await listPairReviews(db, datasetId);
  const keyOf = ({ groupA, groupB }: { groupA: string; groupB: string }) => `${groupA} ${groupB}`;
  const toldApart = new Set(reviews.filter(({ same }) => !same).map(keyOf));
  return poolFamilies({
    images: await listStudyRows(db, datasetId),
    pairs: [...found.filter((pair) => !toldApart.has(keyOf(pair))), ...reviews.filter(({ same }) => same)],
    drawn: (await listAuditItems(db, datasetId)).map(({ groupId }) => groupId),
  });
}
