import type { Queryable } from "@brainscan/db/orm";
import { findGroupsAt, listLabelsOfGroups } from "@brainscan/db/queries/audit-pool";
import { listAuditItems } from "@brainscan/db/queries/audits";
import { countDataset } from "@brainscan/db/queries/dataset-counts";
import { listNearDuplicates, listPairReviews } from "@brainscan/db/queries/near-duplicates";
import { listLatestStudies } from "@brainscan/db/queries/studies";
import { poolFamilies } from "./draw-families.ts";

/** Families that an audit can be drawn from, in the order of their pixels' hash. Most are one distinct image without a label:
 *  the database counts those, and finds the few that are drawn. Only what was paired or drawn before is read here. */
export type AuditPool = {
  nFamilies: number;
  /** Families of several distinct images, by the first of them. */
  several: ReadonlyMap<string, string[]>;
  /** Groups in use without a label that are no family's first. */
  without: string[];
};

/** Families are those of the newest finished study's near duplicates and of what readers said since; groups of identical files
 *  where there is no study. */
export async function readAuditPool(db: Queryable, datasetId: string): Promise<AuditPool> {
  const pairs = await listPairsInForce(db, datasetId);
  const drawn = (await listAuditItems(db, datasetId)).map(({ groupId }) => groupId);
  const groupIds = [...new Set([...drawn, ...pairs.flatMap(({ groupA, groupB }) => [groupA, groupB])])];
  const images = await listLabelsOfGroups(db, { datasetId, groupIds });
  const families = poolFamilies({ images, pairs, drawn });
  const first = new Set(families.map(([groupId]) => groupId));
  const labelled = new Set(images.flatMap(({ groupId, label }) => (label === null ? [] : [groupId])));
  const unlabelled = new Set(images.map(({ groupId }) => groupId).filter((groupId) => !labelled.has(groupId)));
  const counts = await countDataset(db, datasetId);
  return {
    nFamilies: counts.distinct - counts.labelledDistinct - unlabelled.size + families.length,
    several: new Map(families.map((members) => [members[0], members])),
    without: [...unlabelled].filter((groupId) => !first.has(groupId)),
  };
}

/** The families at some places of a pool, each with its groups in use. */
export async function findFamilies(
  db: Queryable,
  { datasetId, pool, places }: { datasetId: string; pool: AuditPool; places: readonly number[] },
): Promise<string[][]> {
  const { without, several } = pool;
  const groups = await findGroupsAt(db, { datasetId, without, places });
  return places.map((place) => {
    const groupId = groups.get(place);
    if (groupId === undefined) throw new Error(`the pool of ${datasetId} has no family at ${place}`);
    return several.get(groupId) ?? [groupId];
  });
}

async function listPairsInForce(db: Queryable, datasetId: string): Promise<{ groupA: string; groupB: string }[]> {
  const [study] = await listLatestStudies(db, { datasetIds: [datasetId], doneOnly: true });
  const found = study ? await listNearDuplicates(db, study.runId) : [];
  const reviews = await listPairReviews(db, datasetId);
  const keyOf = ({ groupA, groupB }: { groupA: string; groupB: string }) => `${groupA} ${groupB}`;
  const toldApart = new Set(reviews.filter(({ same }) => !same).map(keyOf));
  return [...found.filter((pair) => !toldApart.has(keyOf(pair))), ...reviews.filter(({ same }) => same)];
}
