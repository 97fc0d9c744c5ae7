import type { StudyRow } from "@brainscan/db/queries/studies";
import type { App } from "../app.ts";
import type { DeliverableName } from "../deliverables/kit/deliverable.ts";
import { exportDeliverables } from "../exports/export-deliverables.ts";
import { MANIFEST_FILE } from "../exports/manifest.ts";
import { stageOf } from "../jobs/job.ts";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { progressLine } from "./progress-line.ts";
import { unlessStopped } from "./stop-signal.ts";

type Options = { dir: string; language: Language; only?: readonly DeliverableName[]; signal: AbortSignal };

/** Export a study here and now, with its progress; then say what was written and what was not, and why. */
export async function writeDeliverables(app: App, study: StudyRow, options: Options): Promise<void> {
  const { dir, language, only, signal } = options;
  const line = progressLine(language);
  const { files, refusals } = await exportDeliverables(app, study, {
    ...{ dir, language, only, signal },
    progress: (name, done, total) => line.show(stageOf(name), done, total),
  })
    .catch(unlessStopped(signal))
    .finally(line.end);
  const written = files.filter(({ deliverable }) => isAsked(deliverable, only)).map(({ path }) => path);
  console.log(renderNotice({ code: "WRITTEN", params: { dir, files: listed([...written, MANIFEST_FILE]) } }, language));
  const told = new Map<string, string[]>();
  for (const { deliverable, path, reason } of refusals)
    if (isAsked(deliverable, only)) told.set(reason, [...(told.get(reason) ?? []), path]);
  for (const [reason, paths] of told)
    console.log(renderNotice({ code: "EXPORT_REFUSED", params: { paths: paths.join(", "), reason } }, language));
}

/** Files by their names, a folder with the number of its files. */
function listed(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const [first, ...below] = path.split("/");
    const name = below.length > 0 ? `${first}/` : first;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (name.endsWith("/") ? `${name} (${count})` : name)).join(", ");
}

/** The report is written by every export. */
function isAsked(name: DeliverableName | "report", only: readonly DeliverableName[] | undefined): boolean {
  return name === "report" || !only || only.includes(name);
}
