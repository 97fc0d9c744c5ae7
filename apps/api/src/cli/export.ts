import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { findNewestStudy, findStudy, type StudyRow } from "@brainscan/db/queries/studies";
import type { App } from "../app.ts";
import { makeOutputFolder } from "../deliverables/make-output-folder.ts";
import { type Environment, readEnvironment } from "../env.ts";
import { exportableStudy } from "../exports/exportable-study.ts";
import { userProblem } from "../messages/user-problem.ts";
import { deliverablesArgument } from "./deliverables-argument.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { required } from "./read-argument.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";
import { workFolder } from "./work-folder.ts";
import { writeDeliverables } from "./write-deliverables.ts";

/** `brainscan export`: the deliverables of a finished study, in a folder. The study is one of the server's, by its id, or the
 *  one that `brainscan study` made for an output folder. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { values } = parseFlags(args, ["study", "out", "only", "lang"]);
  const wanted = required("--study", values.study);
  const dir = resolve(required("--out", values.out));
  const only = deliverablesArgument(values.only);
  const place = await placeOf(wanted, environment);

  const signal = stopSignal();
  const app = await openAppFrom(environment, place.overrides).catch(unlessStopped(signal));
  try {
    const study = await place.find(app);
    await makeOutputFolder(dir);
    await writeDeliverables(app, study, { dir, language, only, signal });
    return 0;
  } finally {
    await app.close();
  }
}

type Place = { overrides: Partial<App["config"]>; find(app: App): Promise<StudyRow> };

/** Which database holds the study, and how it is found there. No database is made by asking. */
async function placeOf(wanted: string, environment: Environment): Promise<Place> {
  const folder = resolve(wanted);
  const { BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = environment;
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    const work = workFolder(dataDir, "studies", folder);
    if (!existsSync(work)) throw userProblem("EXPORT_NO_WORK", { dir: folder, dataDir });
    return {
      overrides: { dataDir: work, databaseUrl: undefined },
      find: async ({ database }) => found(await findNewestStudy(database.orm), wanted),
    };
  }
  if (databaseUrl === undefined && !existsSync(dataDir)) throw userProblem("EXPORT_PLACE_UNKNOWN", { study: wanted });
  return { overrides: {}, find: async ({ database }) => found(await findStudy(database.orm, wanted), wanted) };
}

/** @throws UserProblem unless there is one that can be exported */
function found(study: StudyRow | null, wanted: string): StudyRow {
  if (!study) throw userProblem("EXPORT_PLACE_UNKNOWN", { study: wanted });
  return exportableStudy(study, wanted);
}
