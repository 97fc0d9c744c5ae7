import { eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { stageResults } from "../schema/stage-results.ts";

/** What the stage of this key found, or undefined when it has not ended before. */
export async function findStageResult(db: Queryable, key: string): Promise<unknown> {
  const [row] = await db.select({ result: stageResults.result }).from(stageResults).where(eq(stageResults.key, key));
  return row?.result;
}

export async function saveStageResult(db: Queryable, row: { key: string; result: unknown }): Promise<void> {
  await db.insert(stageResults).values(row).onConflictDoNothing();
}
