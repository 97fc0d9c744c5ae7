import { asc } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { checkThresholds } from "../schema/check-thresholds.ts";

export type CheckThresholdRow = typeof checkThresholds.$inferSelect;

/** Every change, the oldest first: the last of a check holds. */
export async function listCheckThresholds(db: Queryable): Promise<CheckThresholdRow[]> {
  return db.select().from(checkThresholds).orderBy(asc(checkThresholds.createdAt), asc(checkThresholds.id));
}

export async function insertCheckThreshold(db: Queryable, row: typeof checkThresholds.$inferInsert): Promise<void> {
  await db.insert(checkThresholds).values(row);
}
