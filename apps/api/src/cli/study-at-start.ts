import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { listDatasets } from "@brainscan/db/queries/datasets";
import { findDatasetImportedFrom, findImport } from "@brainscan/db/queries/imports";
import { findRun, listUnfinishedRuns, type RunRow, TERMINAL } from "@brainscan/db/queries/runs";
import { listStudies, type StudyRow } from "@brainscan/db/queries/studies";
import { recordChange } from "../changes/record-change.ts";
import { enqueueImport } from "../jobs/import/start-import.ts";
import { startStudy } from "../jobs/study/start-study.ts";
import { logProblem } from "../log.ts";
import type { Language } from "../messages/message.ts";
import type { StoredNotice } from "../messages/notice.ts";
import { planOf } from "../plan/known-plans.ts";
import type { Plan } from "../plan/plan.ts";
import type { Services } from "../services.ts";
import { importNotices, importSummary } from "./import-summary.ts";
import { noticeLine } from "./notice-line.ts";
import { progressLine } from "./progress-line.ts";
import { commandAuthor } from "./record-command.ts";

const DEMO_NAME = "Demonstration";
const POLL_INTERVAL_MS = 250;
const STUDIES_LOOKED_AT = 50;

type Options = { data: string | undefined; plan: Plan; demo: boolean; language: Language; signal: AbortSignal };

/** What `npm start` does beside serving: import the given folder, or the demonstration set where there is nothing, and study it
 *  once. Nothing is repeated: a data folder that is up to date is only served. */
export async function studyAtStart(services: Services, options: Options): Promise<void> {
  try {
    await followUnfinished(services, options);
    const datasetId = await importAtStart(services, options);
    if (datasetId === null) return;
    await studyUnlessDone(services, datasetId, options);
  } catch (problem) {
    if (!options.signal.aborted) logProblem("start", problem);
  }
}

async function importAtStart(services: Services, options: Options): Promise<string | null> {
  const db = services.app.database.orm;
  const { data } = options;
  if (data === undefined) {
    if (!options.demo || (await listDatasets(db)).length > 0) return null;
    return follow(
      services,
      await record(services, "importDataset", { demo: true }, () =>
        enqueueImport(services, { kind: "DEMO", location: "demo", name: DEMO_NAME }),
      ),
      options,
    );
  }
  const name = basename(data);
  const known = await findDatasetImportedFrom(db, data);
  const row = await record(services, "importDataset", { path: data }, () =>
    enqueueImport(services, { kind: "PATH", location: data, name, mirror: true }, known ?? undefined),
  );
  return follow(services, row, options);
}

async function follow(services: Services, row: { runId: string }, options: Options): Promise<string | null> {
  const run = await followRun(services, row.runId, options);
  const imported = await findImport(services.app.database.orm, row.runId);
  if (run?.status === "FAILED" && imported?.report)
    for (const line of importNotices(imported.report, options.language)) console.log(line);
  if (run?.status !== "DONE" || !imported?.datasetId || !imported.report) return null;
  const summary = await importSummary(services.app, imported.datasetId, imported.report, options.language);
  for (const line of summary) console.log(line);
  return imported.datasetId;
}

async function studyUnlessDone(services: Services, datasetId: string, options: Options): Promise<void> {
  const db = services.app.database.orm;
  const [dataset] = (await listDatasets(db)).filter(({ id }) => id === datasetId);
  const done = await listStudies(db, { datasetId, limit: STUDIES_LOOKED_AT, doneOnly: true });
  // Not the newest alone: whoever studies by another plan in the browser has not undone the plan of the start.
  const isDone = ({ datasetFingerprint, plan }: StudyRow) =>
    datasetFingerprint === dataset.fingerprint && isDeepStrictEqual(planOf({ plan }), options.plan);
  if (done.some(isDone)) return tell({ code: "STUDY_UP_TO_DATE" }, options);
  const study = await record(services, "startStudy", { datasetId, plan: options.plan.name }, () =>
    startStudy(services, { datasetId, plan: options.plan }),
  );
  const run = await followRun(services, study.runId, options);
  if (run?.status === "DONE") tell({ code: "STUDY_DONE" }, options);
}

/** What the start does by itself is in the log of changes too. */
function record<Row>({ app }: Services, action: string, args: Record<string, unknown>, run: () => Promise<Row>) {
  const by = { ...commandAuthor(), via: "START" as const };
  return recordChange(app.database.orm, { action, args, by }, run);
}

/** Runs that an earlier process left behind go first. */
async function followUnfinished(services: Services, options: Options): Promise<void> {
  for (const { id } of await listUnfinishedRuns(services.app.database.orm)) await followRun(services, id, options);
}

/** Show a run's progress until it ends; null when the server stops first. */
async function followRun({ app }: Services, runId: string, options: Options): Promise<RunRow | null> {
  const line = progressLine(options.language);
  for (;;) {
    if (options.signal.aborted) return null;
    const run = await findRun(app.database.orm, runId);
    if (!run) return null;
    line.show(run.stage, run.done, run.total);
    if (TERMINAL.includes(run.status)) {
      line.end();
      if (run.failure) tell(run.failure, options);
      return run;
    }
    await delay(POLL_INTERVAL_MS);
  }
}

function tell(notice: StoredNotice, { language }: Options): void {
  console.log(noticeLine(notice, language));
}
