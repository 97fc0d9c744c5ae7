import { createHash } from "node:crypto";
import { basename } from "node:path";
import { listExports } from "@brainscan/db/queries/exports";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { DELIVERABLES, type DeliverableName } from "../../deliverables/kit/deliverable.ts";
import { KNOWN_DELIVERABLES } from "../../deliverables/known-deliverables.ts";
import { reportOf, reportText } from "../../exports/report-of.ts";
import { fetchManifest } from "../../exports/shared-exports.ts";
import type { Deliverable, Language as LanguageName } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { archiveUrl, fileUrl } from "../../http/download-urls.ts";
import type { Language } from "../../messages/message.ts";

/** A deliverable by its name in the schema. */
export const named = (name: DeliverableName) => name.toUpperCase() as Deliverable;

/** What lies ready of a study's files: the folder's own manifest is the one source, whoever wrote or removed it. */
export async function deliverablesOf(study: StudyRow, language: Language, { app, loaders }: Context) {
  const { runId: studyId } = study;
  const manifest = await fetchManifest(app, studyId, language).catch(() => null);
  const text = manifest && reportText(reportOf(study, language, await loaders.checksInForce()));
  const reportSha256 = text && createHash("sha256").update(text).digest("hex");
  const [latest] = await listExports(app.database.orm, { studyId, language, limit: 1 });
  const files = manifest?.files ?? [];
  return {
    language: language.toUpperCase() as LanguageName,
    available: DELIVERABLES.filter((name) => KNOWN_DELIVERABLES[name]).map(named),
    files: files.map(({ path, deliverable, bytes, sha256, quotes, reportSha256: from }) => ({
      ...{ path, name: basename(path), bytes, sha256, quotes: quotes.length },
      deliverable: deliverable === "report" ? null : named(deliverable),
      stale: from !== reportSha256,
      url: fileUrl(studyId, language, path),
    })),
    refusals: (manifest?.refusals ?? []).map(({ deliverable, ...refusal }) => ({
      ...{ deliverable: named(deliverable), ...refusal },
    })),
    unfinished: (manifest?.unfinished ?? []).map(named),
    zipUrl: files.length > 0 ? archiveUrl(studyId, language) : null,
    export: latest ?? null,
  };
}
