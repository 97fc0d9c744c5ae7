import { eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { outsideTables } from "../schema/outside-tables.ts";

export type OutsideTableRow = typeof outsideTables.$inferSelect;

export async function insertOutsideTable(db: Queryable, row: typeof outsideTables.$inferInsert): Promise<void> {
  await db.insert(outsideTables).values(row);
}

export async function findOutsideTable(db: Queryable, id: string): Promise<OutsideTableRow | null> {
  const [row] = await db.select().from(outsideTables).where(eq(outsideTables.id, id));
  return row ?? null;
}
