import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { experiments } from "../schema/experiments.ts";
import { type OutsideRow, outsideTables } from "../schema/outside-tables.ts";

export type OutsideTableRow = typeof outsideTables.$inferSelect;

export async function insertOutsideTable(db: Queryable, row: typeof outsideTables.$inferInsert): Promise<void> {
  const { vectors, ...rest } = row;
  await db.insert(outsideTables).values({ ...rest, vectors: vectors ? asBytes(vectors) : null });
}

/** Sent, and read back, as text: PGlite writes and reads bytes digit by digit, which holds the process for seconds at tens of megabytes. */
function asBytes({ buffer, byteOffset, byteLength }: Uint8Array): SQL {
  return sql`decode(${Buffer.from(buffer, byteOffset, byteLength).toString("base64")}, 'base64')`;
}

export async function findOutsideTable(db: Queryable, id: string): Promise<OutsideTableRow | null> {
  const { vectors, ...columns } = getTableColumns(outsideTables);
  const text = sql<string | null>`encode(${vectors}, 'base64')`;
  const [row] = await db
    .select({ ...columns, text })
    .from(outsideTables)
    .where(eq(outsideTables.id, id));
  if (!row) return null;
  const { text: found, ...rest } = row;
  // In a buffer of its own: a view as numbers of any width is aligned.
  return { ...rest, vectors: found === null ? null : new Uint8Array(Buffer.from(found, "base64")) };
}

/** What was found about the table of an experiment. */
export async function saveOutsideJudgement(
  db: Queryable,
  { runId, outside }: { runId: string; outside: OutsideRow },
): Promise<void> {
  await db.update(experiments).set({ outside }).where(eq(experiments.runId, runId));
}
