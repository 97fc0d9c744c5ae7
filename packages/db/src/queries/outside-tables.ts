import { eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { experiments } from "../schema/experiments.ts";
import { type OutsideRow, outsideTables } from "../schema/outside-tables.ts";

export type OutsideTableRow = typeof outsideTables.$inferSelect;

export async function insertOutsideTable(db: Queryable, row: typeof outsideTables.$inferInsert): Promise<void> {
  await db.insert(outsideTables).values(row);
}

export async function findOutsideTable(db: Queryable, id: string): Promise<OutsideTableRow | null> {
  const [row] = await db.select().from(outsideTables).where(eq(outsideTables.id, id));
  return row ?? null;
}

/** What was found about the table of an experiment. */
export async function saveOutsideJudgement(
  db: Queryable,
  { runId, outside }: { runId: string; outside: OutsideRow },
): Promise<void> {
  await db.update(experiments).set({ outside }).where(eq(experiments.runId, runId));
}
