import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { findRun } from "@brainscan/db/queries/runs";
import { findStudy, type StudyRow } from "@brainscan/db/queries/studies";
import { Router } from "express";
import type { App } from "../app.ts";
import { exportDeliverables } from "../exports/export-deliverables.ts";
import { hasCurrentReport } from "../exports/report-of.ts";
import type { Language } from "../messages/message.ts";
import { negotiateLanguage } from "./language.ts";

export type StudyDownload = { name: string; url: string };

/** Files of a study, by the name in its address. */
function filesOf(backbone: string): string[] {
  return [
    "predictions.csv",
    "report.json",
    `tables/df_labeled_${backbone}.csv`,
    `tables/df_unlabeled_${backbone}.csv`,
    `tables/df_labeled_${backbone}_layer3.csv`,
    `tables/df_unlabeled_${backbone}_layer3.csv`,
  ];
}

export function downloadsOf(studyId: string, backbone: string): StudyDownload[] {
  return filesOf(backbone).map((path) => {
    const name = basename(path);
    return { name, url: `/studies/${encodeURIComponent(studyId)}/${encodeURIComponent(name)}` };
  });
}

/** GET /studies/:id/:name. The name is one of the study's own list; files are made at the first request to this process
 *  (an earlier version may have left others), and again when they were removed since. */
export function downloadRoutes(app: App): Router {
  const beingMade = new Map<string, Promise<void>>();
  const made = new Set<string>();

  async function folderWith(path: string, study: StudyRow, language: Language): Promise<string> {
    const dir = join(app.config.dataDir, "exports", study.runId, language);
    // A threshold changed since changes what the report says of the checks.
    const state = `${dir} ${(await listCheckThresholds(app.database.orm)).length}`;
    if (made.has(state) && existsSync(join(dir, path))) return dir;
    const making =
      beingMade.get(state) ??
      exportDeliverables(app, study, {
        ...{ dir, language, only: ["tables"], signal: new AbortController().signal },
        progress: () => undefined,
      })
        .then(() => void made.add(state))
        .finally(() => beingMade.delete(state));
    beingMade.set(state, making);
    await making;
    return dir;
  }

  const router = Router();
  router.get("/studies/:id/:name", async (request, response, next) => {
    const { id, name } = request.params;
    const study = await findStudy(app.database.orm, id);
    const run = study && (await findRun(app.database.orm, id));
    const path = study && filesOf(study.backbone).find((candidate) => basename(candidate) === name);
    if (!study || !path || run?.status !== "DONE" || !hasCurrentReport(study)) return next();
    const { "accept-language": acceptLanguage, cookie } = request.headers;
    const folder = await folderWith(path, study, negotiateLanguage({ acceptLanguage, cookie }));
    // Relative to its folder: a data folder named with a dot, as the default one is, would be taken for hidden.
    response.download(path, name, { root: folder });
  });
  return router;
}
