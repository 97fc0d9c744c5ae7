import { eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { fittedModels } from "../schema/fitted-models.ts";

/** The model of this key, or null when none was kept. */
export async function findFittedModel(db: Queryable, key: string): Promise<Uint8Array | null> {
  const [row] = await db.select({ file: fittedModels.file }).from(fittedModels).where(eq(fittedModels.key, key));
  return row?.file ?? null;
}

/** Equal keys are equal models: one that is kept stays. */
export async function saveFittedModel(db: Queryable, row: { key: string; file: Uint8Array }): Promise<void> {
  await db.insert(fittedModels).values(row).onConflictDoNothing();
}
