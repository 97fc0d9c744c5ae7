import { asc, eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import type { FoldRow } from "../schema/experiments.ts";
import { foldResults } from "../schema/fold-results.ts";

/** Keep a finished fold. One that is there already stays: the same configuration gives the same fold. */
export async function saveFoldResult(
  db: Queryable,
  { contentHash, result }: { contentHash: string; result: FoldRow },
): Promise<void> {
  const { repeat, fold } = result;
  await db.insert(foldResults).values({ contentHash, repeat, fold, result }).onConflictDoNothing();
}

/** Finished folds of a configuration, in order of repeat, then fold. */
export async function listFoldResults(db: Queryable, contentHash: string): Promise<FoldRow[]> {
  const rows = await db
    .select({ result: foldResults.result })
    .from(foldResults)
    .where(eq(foldResults.contentHash, contentHash))
    .orderBy(asc(foldResults.repeat), asc(foldResults.fold));
  return rows.map(({ result }) => result);
}

/** Once its experiment is stored, which holds them. */
export async function deleteFoldResults(db: Queryable, contentHash: string): Promise<void> {
  await db.delete(foldResults).where(eq(foldResults.contentHash, contentHash));
}
