import { findDataset } from "@brainscan/db/queries/datasets";
import { findImport, type ImportRow, linkImport, saveImportReport } from "@brainscan/db/queries/imports";
import type { App } from "../../app.ts";
import { NothingImported, runImport } from "../../import/run-import.ts";
import { logProblem } from "../../log.ts";
import { userProblem } from "../../messages/user-problem.ts";
import { runScience } from "../../science/run-science.ts";
import { dropUpload, fetchUpload } from "../../storage/uploads.ts";
import type { Job, JobContext } from "../job.ts";

/** Bring a folder, a zip or the demonstration set into a data set. Begun again after a crash it goes on where it was. */
export const importJob: Job = {
  async handle(context) {
    const { app, runId, report, signal } = context;
    const db = app.database.orm;
    const row = await findImport(db, runId);
    if (!row) throw new Error(`the run ${runId} has no import`);
    const dataset = await targetOf(app, row);
    const path = await locate(context, row);
    const { kind, name, fileName = name, mirror } = row.request;

    try {
      const outcome = await runImport({
        db,
        store: app.store,
        request: { path, sourceName: kind === "UPLOAD" ? fileName : undefined, dataset, mirror },
        onProgress: report,
        signal,
      });
      if (outcome.cancelled) {
        // What was finished stays, and its report with it.
        await saveImportReport(db, { runId, datasetId: outcome.datasetId, report: outcome.report });
        throw signal.reason;
      }
      return (tx) => saveImportReport(tx, { runId, datasetId: outcome.datasetId, report: outcome.report });
    } catch (problem) {
      if (problem instanceof NothingImported)
        await saveImportReport(db, { runId, datasetId: row.datasetId, report: problem.report });
      else await linkKept(app, runId, dataset.id);
      throw problem;
    }
  },

  /** The archive is needed until the run's end is stored: begun again after a crash, it is read again. */
  async afterwards(app, runId) {
    const request = (await findImport(app.database.orm, runId))?.request;
    if (request?.kind === "UPLOAD") await dropUpload(app, request.location);
  },
};

/** What an import kept before it failed can be seen in its data set; the failure itself is told whatever becomes of this. */
async function linkKept({ database }: App, runId: string, datasetId: string): Promise<void> {
  try {
    if (await findDataset(database.orm, datasetId)) await linkImport(database.orm, { runId, datasetId });
  } catch (problem) {
    logProblem(`the data set of import ${runId} was not written`, problem);
  }
}

/** A new data set takes the run's own id: an import that is begun again finds what it had made. */
async function targetOf(app: App, row: ImportRow): Promise<{ id: string; name: string; synthetic: boolean }> {
  const existing = row.datasetId && (await findDataset(app.database.orm, row.datasetId));
  if (existing) return existing;
  return { id: row.datasetId ?? row.runId, name: row.request.name, synthetic: row.request.kind === "DEMO" };
}

async function locate({ app, report, signal }: JobContext, row: ImportRow): Promise<string> {
  const { kind, location } = row.request;
  if (kind === "DEMO")
    return runScience(
      "drawDemoSet",
      { dataDir: app.config.dataDir },
      { signal, onProgress: (done, total) => report("DRAW", done, total) },
    );
  if (kind === "PATH") return location;
  const path = await fetchUpload(app, location);
  if (!path) throw userProblem("UPLOAD_UNKNOWN", { id: location });
  return path;
}
