import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { auditedModels, auditItems, audits } from "../schema/audits.ts";
import { images } from "../schema/images.ts";
import { type ImageRow, selectImages } from "./images.ts";

export type AuditRow = typeof audits.$inferSelect;
export type AuditItemRow = typeof auditItems.$inferSelect;

const ROWS_PER_INSERT = 1000;

/** Write a draw with its items, in the order drawn. */
export async function insertAudit(
  db: Queryable,
  { audit, groupIds }: { audit: typeof audits.$inferInsert; groupIds: readonly string[] },
): Promise<void> {
  await db.insert(audits).values(audit);
  const items = groupIds.map((groupId, position) => ({
    auditId: audit.id,
    datasetId: audit.datasetId,
    position,
    groupId,
  }));
  for (let start = 0; start < items.length; start += ROWS_PER_INSERT)
    await db.insert(auditItems).values(items.slice(start, start + ROWS_PER_INSERT));
}

/** Draws of a data set, the oldest first. */
export async function listAudits(db: Queryable, datasetId: string): Promise<AuditRow[]> {
  return db.select().from(audits).where(eq(audits.datasetId, datasetId)).orderBy(asc(audits.createdAt), asc(audits.id));
}

/** Every drawn item of a data set, in the order drawn, over all draws. */
export async function listAuditItems(db: Queryable, datasetId: string): Promise<AuditItemRow[]> {
  const rows = await db
    .select({ item: auditItems })
    .from(auditItems)
    .innerJoin(audits, eq(audits.id, auditItems.auditId))
    .where(eq(auditItems.datasetId, datasetId))
    .orderBy(asc(audits.createdAt), asc(audits.id), asc(auditItems.position));
  return rows.map(({ item }) => item);
}

/** How many items were drawn, over all draws. */
export async function countAuditItems(db: Queryable, datasetId: string): Promise<number> {
  const [{ total }] = await db.select({ total: count() }).from(auditItems).where(eq(auditItems.datasetId, datasetId));
  return total;
}

/** Drawn groups that a study can still score: an image of theirs is in use, and no two contradict each other. */
export async function listAuditGroupsInUse(db: Queryable, datasetId: string): Promise<Set<string>> {
  const drawn = db.select({ groupId: auditItems.groupId }).from(auditItems).where(eq(auditItems.datasetId, datasetId));
  const rows = await db
    .selectDistinct({ groupId: images.groupId })
    .from(images)
    .where(
      and(
        eq(images.datasetId, datasetId),
        isNull(images.excludedAt),
        eq(images.labelConflict, false),
        inArray(images.groupId, drawn),
      ),
    );
  return new Set(rows.map(({ groupId }) => groupId));
}

/** The first image in use of each group, in byte order of the path; groups without one are left out. */
export async function listFirstImagesOfGroups(
  db: Queryable,
  { datasetId, groupIds }: { datasetId: string; groupIds: readonly string[] },
): Promise<Map<string, ImageRow>> {
  if (groupIds.length === 0) return new Map();
  const wanted = sql`(select distinct unnest(${sql.param([...groupIds])}::text[]) as group_id) wanted`;
  const first = db
    .select({ id: images.id })
    .from(images)
    .where(and(eq(images.datasetId, datasetId), sql`${images.groupId} = wanted.group_id`, isNull(images.excludedAt)))
    .orderBy(asc(images.path))
    .limit(1);
  const rows = await selectImages(db).where(
    sql`${images.id} in (select first.id from ${wanted}, lateral ${first} first)`,
  );
  return new Map(rows.map((row) => [row.groupId, row]));
}

/** @returns whether such an item was drawn */
export async function labelAuditItem(
  db: Queryable,
  params: { datasetId: string; groupId: string; label: 0 | 1 | null; reader: string; now: Date },
): Promise<boolean> {
  const { datasetId, groupId, label, reader, now } = params;
  const changed = await db
    .update(auditItems)
    .set({ label, reader: label === null ? null : reader, readAt: label === null ? null : now })
    .where(and(eq(auditItems.datasetId, datasetId), eq(auditItems.groupId, groupId)))
    .returning({ groupId: auditItems.groupId });
  return changed.length > 0;
}

/** The contract of a model, without opening one: the number it has, or the next one's. */
export async function findContract(
  db: Queryable,
  params: { datasetId: string; contentHash: string },
): Promise<{ contract: number; opened: boolean }> {
  const { datasetId, contentHash } = params;
  const [known] = await db
    .select()
    .from(auditedModels)
    .where(and(eq(auditedModels.datasetId, datasetId), eq(auditedModels.contentHash, contentHash)));
  if (known) return { contract: known.contract, opened: true };
  const [{ total }] = await db
    .select({ total: count() })
    .from(auditedModels)
    .where(eq(auditedModels.datasetId, datasetId));
  return { contract: total + 1, opened: false };
}

/** The number of this model's contract, opened at its first look at audit labels. */
export async function openContract(db: Queryable, params: { datasetId: string; contentHash: string }): Promise<number> {
  const { contract, opened } = await findContract(db, params);
  if (!opened) await db.insert(auditedModels).values({ ...params, contract });
  return contract;
}
