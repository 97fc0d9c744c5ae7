import { asc, desc, eq, getTableColumns, gt, lt } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type ChangeOutcome, changeOutcomes, changes } from "../schema/changes.ts";

/** A change with how it ended; `outcome` is null where the process ended first, or while it goes on. */
export type ChangeRow = typeof changes.$inferSelect & {
  outcome: ChangeOutcome | null;
  code: string | null;
  endedAt: Date | null;
};

export type ChangeBegun = Omit<typeof changes.$inferInsert, "position" | "at">;

export async function insertChange(db: Queryable, row: ChangeBegun): Promise<void> {
  await db.insert(changes).values(row);
}

export async function insertChangeOutcome(
  db: Queryable,
  row: { changeId: string; outcome: ChangeOutcome; code: string | null },
): Promise<void> {
  await db.insert(changeOutcomes).values(row);
}

/** A page of the log, the newest first, or the oldest first from the start of the log on.
 *  @param beyond the position of the last row of the page before */
export async function listChanges(
  db: Queryable,
  { limit, beyond, order }: { limit: number; beyond?: number; order: "NEWEST" | "OLDEST" },
): Promise<ChangeRow[]> {
  const newest = order === "NEWEST";
  return db
    .select({
      ...getTableColumns(changes),
      outcome: changeOutcomes.outcome,
      code: changeOutcomes.code,
      endedAt: changeOutcomes.at,
    })
    .from(changes)
    .leftJoin(changeOutcomes, eq(changeOutcomes.changeId, changes.id))
    .where(beyond === undefined ? undefined : newest ? lt(changes.position, beyond) : gt(changes.position, beyond))
    .orderBy(newest ? desc(changes.position) : asc(changes.position))
    .limit(limit);
}
