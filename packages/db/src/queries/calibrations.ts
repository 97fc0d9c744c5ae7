import { and, eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { calibrations } from "../schema/calibrations.ts";

export type CalibrationRow = typeof calibrations.$inferSelect;
export type NewCalibration = Omit<typeof calibrations.$inferInsert, "createdAt">;

export async function findCalibration(db: Queryable, id: string): Promise<CalibrationRow | null> {
  const [row] = await db.select().from(calibrations).where(eq(calibrations.id, id));
  return row ?? null;
}

/** What was observed of these weights on this sample, if anything was. */
export async function findCalibrationOfSample(
  db: Queryable,
  { weightsSha256, sample }: { weightsSha256: string; sample: string },
): Promise<CalibrationRow | null> {
  const [row] = await db
    .select()
    .from(calibrations)
    .where(and(eq(calibrations.weightsSha256, weightsSha256), eq(calibrations.sample, sample)));
  return row ?? null;
}

/** Store what was observed, unless another process was first: then what that one observed holds.
 *  @returns the one that holds */
export async function keepCalibration(db: Queryable, row: NewCalibration): Promise<CalibrationRow> {
  await db.insert(calibrations).values(row).onConflictDoNothing();
  const kept = await findCalibrationOfSample(db, row);
  if (!kept) throw new Error(`the calibration ${row.id} was not stored`);
  return kept;
}
