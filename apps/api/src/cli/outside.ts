import { randomUUID } from "node:crypto";
import { findExperiment } from "@brainscan/db/queries/experiments";
import { insertRun } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import { outsideStatements } from "../deliverables/outside-statements.ts";
import { readEnvironment } from "../env.ts";
import { refuseBadArchive } from "../import/refuse-bad-archive.ts";
import { planOutside } from "../jobs/experiment/outside/plan-outside.ts";
import type { Language } from "../messages/message.ts";
import { userProblem } from "../messages/user-problem.ts";
import { parse } from "../parsing/parse.ts";
import { importData } from "./import-data.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { performHere } from "./perform-here.ts";
import { required } from "./read-argument.ts";
import { realPath } from "./real-path.ts";
import { recordCommand } from "./record-command.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";
import { workFolder } from "./work-folder.ts";

/** `brainscan outside`: is their figure real? Judges scores or embeddings made elsewhere on a folder of images, and prints the
 *  judgement. The images are read and embedded once; another table on the same folder is judged in seconds. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { values } = parseFlags(args, ["data", "table", "lang"]);
  const data = await realPath(required("--data", values.data));
  const path = await realPath(required("--table", values.table));
  // What is wrong with either is told before anything is made.
  await refuseBadArchive(data);
  await parse("checkOutside", { path }, { name: path }).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === undefined) throw problem;
    throw userProblem("OUTSIDE_FILE_UNREADABLE", { errno: problem.code }, path);
  });

  const stop = stopSignal();
  const dataDir = workFolder(environment.BRAINSCAN_DATA_DIR, "outside", data);
  const app = await openAppFrom(environment, { dataDir, databaseUrl: undefined }).catch(unlessStopped(stop));
  try {
    const runId = await recordCommand(app, "outside", { data, table: path }, () =>
      judge(app, { data, path }, language, stop),
    );
    const experiment = await findExperiment(app.database.orm, runId);
    if (!experiment) throw new Error(`the experiment ${runId} was not stored`);
    for (const statement of outsideStatements(experiment, language)) console.log(statement);
    return 0;
  } finally {
    await app.close();
  }
}

type Place = { data: string; path: string };

/** @returns the experiment that holds the judgement of this table, made now or before */
async function judge(app: App, { data, path }: Place, language: Language, stop: AbortSignal): Promise<string> {
  const db = app.database.orm;
  const datasetId = await importData(app, data, language, stop);
  const { known, insert } = await planOutside(app, { datasetId, path }, { signal: stop }).catch(unlessStopped(stop));
  const runId = known?.runId ?? randomUUID();
  if (known?.run.status !== "DONE") {
    if (!known)
      await db.transaction(async (tx) => {
        await insertRun(tx, { id: runId, kind: "EXPERIMENT" });
        await insert(tx, runId);
      });
    await performHere(app, runId, language, stop);
  }
  return runId;
}
