import { randomUUID } from "node:crypto";
import type { Database } from "@brainscan/db/database";
import { insertDataset } from "@brainscan/db/queries/datasets";
import { finishRun, insertRun } from "@brainscan/db/queries/runs";
import { findStudy, insertStudy, type StudyRow, updateStudy } from "@brainscan/db/queries/studies";
import { reportFindings } from "../deliverables/report.fixture.ts";
import type { ReportFindings } from "../deliverables/tell-report.ts";

/** A study that ended with the small report of the fixtures; no image and no experiment is stored with it. */
export async function insertDoneStudy({ orm: db }: Database): Promise<StudyRow> {
  const [datasetId, runId] = [randomUUID(), randomUUID()];
  await insertDataset(db, { id: datasetId, name: "d", source: "FOLDER" });
  await insertRun(db, { id: runId, kind: "STUDY" });
  await insertStudy(db, { runId, datasetId, datasetFingerprint: "f", backbone: "b", seed: 0, provider: "cpu" });
  await finishRun(db, { id: runId, status: "DONE", now: new Date() });
  return storeReport({ orm: db }, runId, () => undefined);
}

/** Store the report of the fixtures, changed. */
export async function storeReport(
  { orm: db }: Pick<Database, "orm">,
  runId: string,
  change: (report: ReportFindings) => void,
): Promise<StudyRow> {
  const report = structuredClone(reportFindings());
  change(report);
  await updateStudy(db, { runId, values: { report } });
  const study = await findStudy(db, runId);
  if (!study) throw new Error(`the study ${runId} was not stored`);
  return study;
}
