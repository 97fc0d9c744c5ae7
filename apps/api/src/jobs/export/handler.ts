import { findExport } from "@brainscan/db/queries/exports";
import { findStudy } from "@brainscan/db/queries/studies";
import { DELIVERABLES } from "../../deliverables/kit/deliverable.ts";
import { exportDeliverables } from "../../exports/export-deliverables.ts";
import { exportFolder, inTurn } from "../../exports/export-folder.ts";
import { exportableStudy } from "../../exports/exportable-study.ts";
import { writeShared } from "../../exports/shared-exports.ts";
import { type Job, stageOf } from "../job.ts";

/** Write a study's deliverables into the data folder. What was written stands in the folder's manifest, file by file, so that
 *  an export that is cancelled or repeated leaves whole files. */
export const exportJob: Job = {
  async handle({ app, runId, report, signal }) {
    const db = app.database.orm;
    const asked = await findExport(db, runId);
    if (!asked) throw new Error(`the run ${runId} has no export`);
    const { studyId, language } = asked;
    const study = exportableStudy(await findStudy(db, studyId), studyId);
    const dir = exportFolder(app, studyId, language);
    const only = asked.only ? DELIVERABLES.filter((name) => asked.only?.includes(name)) : undefined;
    await inTurn(dir, async () => {
      signal.throwIfAborted();
      await writeShared(app, { studyId, language }, () =>
        exportDeliverables(app, study, {
          ...{ dir, language, only, signal },
          progress: (name, done, total) => report(stageOf(name), done, total),
        }).then(() => undefined),
      );
    });
    return async () => undefined;
  },
};
