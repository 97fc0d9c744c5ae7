import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { findStudy, type StudyRow } from "@brainscan/db/queries/studies";
import { type Response, Router } from "express";
import type { App } from "../app.ts";
import { checksInForce } from "../checks/thresholds-in-force.ts";
import { exportDeliverables } from "../exports/export-deliverables.ts";
import { exportFolder, inTurn } from "../exports/export-folder.ts";
import { MANIFEST_FILE } from "../exports/manifest.ts";
import { hasCurrentReport, reportOf, reportText } from "../exports/report-of.ts";
import { fetchExport, writeShared } from "../exports/shared-exports.ts";
import { LANGUAGES, type Language } from "../messages/message.ts";
import { filesOnDemand } from "./download-urls.ts";
import { negotiateLanguage } from "./language.ts";
import { requires } from "./request-access.ts";
import { sendZip } from "./send-zip.ts";

/** GET /studies/:id/deliverables/:language.zip, /studies/:id/deliverables/:language/<path> and /studies/:id/:name. What is asked
 *  for is looked up among the study's own files: no path of a request reaches the disk. */
export function downloadRoutes(app: App): Router {
  const router = Router();
  router.get("/studies/:id/deliverables/:archive", requires("VIEWER"), async ({ params }, response, next) => {
    const language = LANGUAGES.find((one) => `${one}.zip` === params.archive);
    const place = await placeOf(app, params.id, language);
    // One that was removed since is an answer, not a broken archive.
    if (!place?.paths.every((path) => existsSync(join(place.dir, path)))) return next();
    await sendZip(response, { ...place, name: `brainscan-${language}.zip` });
  });
  router.get("/studies/:id/deliverables/:language/*path", requires("VIEWER"), async ({ params }, response, next) => {
    const language = LANGUAGES.find((one) => one === params.language);
    const place = await placeOf(app, params.id, language);
    const path = place?.paths.find((known) => known === params.path.join("/"));
    if (!place || !path) return next();
    send(response, place.dir, path);
  });
  const onDemand = makeOnDemand(app);
  router.get("/studies/:id/:name", requires("VIEWER"), async (request, response, next) => {
    const { id, name } = request.params;
    const study = await findDone(app, id);
    const path = study && filesOnDemand(study.backbone).find((known) => basename(known) === name);
    if (!study || !path) return next();
    const { "accept-language": acceptLanguage, cookie } = request.headers;
    send(response, await onDemand(study, path, negotiateLanguage({ acceptLanguage, cookie })), path);
  });
  return router;
}

/** Relative to its folder: a data folder named with a dot, as the default one is, would be taken for hidden. */
function send(response: Response, dir: string, path: string): void {
  response.set("cache-control", "no-store").download(path, basename(path), { root: dir });
}

async function findDone(app: App, id: string): Promise<StudyRow | null> {
  const study = await findStudy(app.database.orm, id);
  return study?.run.status === "DONE" && hasCurrentReport(study) ? study : null;
}

/** The folder of an export and the paths of its files; null where there is none. */
async function placeOf(
  app: App,
  id: string,
  language: Language | undefined,
): Promise<{ dir: string; paths: string[] } | null> {
  const study = language && (await findDone(app, id));
  if (!study) return null;
  const dir = exportFolder(app, study.runId, language);
  const manifest = await fetchExport(app, study.runId, language).catch(() => null);
  return manifest && { dir, paths: [...manifest.files.map(({ path }) => path), MANIFEST_FILE] };
}

/** The folder with a file that is made when it is asked for: at the first request to this process (an earlier version may have
 *  left others), when the report has changed since, and when it was removed. */
function makeOnDemand(app: App) {
  const made = new Set<string>();
  return async (study: StudyRow, path: string, language: Language): Promise<string> => {
    const dir = exportFolder(app, study.runId, language);
    const inForce = checksInForce(await listCheckThresholds(app.database.orm));
    const state = `${dir} ${createHash("sha256")
      .update(reportText(reportOf(study, language, inForce)))
      .digest("hex")}`;
    const isThere = () => made.has(state) && existsSync(join(dir, path));
    if (!isThere())
      await inTurn(dir, async () => {
        if (isThere()) return;
        await writeShared(app, { studyId: study.runId, language }, () =>
          exportDeliverables(app, study, {
            ...{ dir, language, only: ["tables"], signal: new AbortController().signal },
            progress: () => undefined,
          }).then(() => undefined),
        );
        made.add(state);
      });
    return dir;
  };
}
