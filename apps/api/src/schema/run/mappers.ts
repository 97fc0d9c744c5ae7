import type { RunRow } from "@brainscan/db/queries/runs";
import type { ImportModel } from "../dataset/mappers.ts";
import type { ExperimentModel } from "../experiment/mappers.ts";
import type { ExportModel } from "../export/mappers.ts";
import type { StudyModel } from "../study/mappers.ts";

/** Whatever shares a run's id. */
export type RunModel = ImportModel | StudyModel | ExperimentModel | ExportModel;

export type ProgressModel = RunRow;

/** Items a second since the stage began; null before anything was done. */
export function rateOf(run: ProgressModel, now: Date): number | null {
  if (run.status !== "RUNNING" || run.stageStartedAt === null || run.done === 0) return null;
  const seconds = (now.getTime() - run.stageStartedAt.getTime()) / 1000;
  return seconds > 0 ? run.done / seconds : null;
}

/** Milliseconds left in the stage at the rate so far; null while unknown. */
export function remainingMsOf(run: ProgressModel, now: Date): number | null {
  const rate = rateOf(run, now);
  if (rate === null || run.total === 0) return null;
  return Math.max(0, Math.round(((run.total - run.done) / rate) * 1000));
}
