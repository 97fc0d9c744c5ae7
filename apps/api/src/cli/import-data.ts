import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { findDatasetImportedFrom, findImport, insertImport } from "@brainscan/db/queries/imports";
import { insertRun } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import type { Language } from "../messages/message.ts";
import { importNotices, importSummary } from "./import-summary.ts";
import { performHere } from "./perform-here.ts";
import { RunFailure } from "./run-failure.ts";

/** The data set follows its folder: importing it again adds what is new and leaves out what is gone. */
export async function importData(app: App, location: string, language: Language, signal: AbortSignal): Promise<string> {
  const db = app.database.orm;
  const name = basename(location);
  const known = await findDatasetImportedFrom(db, location);
  const runId = randomUUID();
  await db.transaction(async (tx) => {
    await insertRun(tx, { id: runId, kind: "IMPORT" });
    await insertImport(tx, {
      runId,
      request: { kind: "PATH", location, name, mirror: true },
      datasetId: known ?? undefined,
    });
  });
  await performHere(app, runId, language, signal).catch(async (problem: unknown) => {
    // Of a source without a usable image the report alone gives each reason.
    const report = problem instanceof RunFailure && (await findImport(db, runId))?.report;
    if (report) for (const line of importNotices(report, language)) console.error(line);
    throw problem;
  });
  const imported = await findImport(db, runId);
  if (!imported?.datasetId || !imported.report) throw new Error(`the import ${runId} left no data set`);
  for (const line of await importSummary(app, imported.datasetId, imported.report, language)) console.error(line);
  return imported.datasetId;
}
