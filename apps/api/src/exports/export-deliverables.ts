import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import type { StudyRow } from "@brainscan/db/queries/studies";
import type { App } from "../app.ts";
import { checksInForce } from "../checks/thresholds-in-force.ts";
import { DELIVERABLES, type DeliverableName, type Written } from "../deliverables/kit/deliverable.ts";
import { type Deliverables, KNOWN_DELIVERABLES } from "../deliverables/known-deliverables.ts";
import { makeOutputFolder } from "../deliverables/make-output-folder.ts";
import type { Report } from "../deliverables/report.ts";
import { writeFileAtomically } from "../deliverables/write-file-atomically.ts";
import { logProblem } from "../log.ts";
import type { Language } from "../messages/message.ts";
import { userProblem } from "../messages/user-problem.ts";
import { hashFile } from "./hash-file.ts";
import { emptyManifest, MANIFEST_FILE, type Manifest, type ManifestFile, REPORT_FILE, staysBelow } from "./manifest.ts";
import { readManifest } from "./read-manifest.ts";
import { removeHalfFiles } from "./remove-half-files.ts";
import { reportOf, reportText } from "./report-of.ts";

export type ExportParams = {
  dir: string;
  language: Language;
  /** All when left out. */
  only?: readonly DeliverableName[];
  signal: AbortSignal;
  progress(name: DeliverableName, done: number, total: number): void;
  /** Those of the product when left out. */
  deliverables?: Deliverables;
};

/** Write a finished study's report and the deliverables asked for into a folder, then what was written: manifest.json.
 *
 *  Files that an earlier export of the study left there, and that are not asked for, keep their entries with the numbers
 *  printed then: `verify` can name those that the report no longer has. While it works the manifest says what is unfinished,
 *  so that a folder whose export was killed tells of it. A deliverable that fails keeps no other from being written; its problem
 *  is thrown at the end.
 *  @throws UserProblem when the folder cannot be written, or holds another study's files beside those asked for */
export async function exportDeliverables(app: App, study: StudyRow, params: ExportParams): Promise<Manifest> {
  const { dir, language, signal, progress, deliverables = KNOWN_DELIVERABLES } = params;
  const asked = DELIVERABLES.filter((name) => deliverables[name] && (!params.only || params.only.includes(name)));
  await makeOutputFolder(dir);
  const earlier = await earlierManifest(dir, study, params);
  await removeHalfFiles(dir);
  const report = reportOf(study, language, checksInForce(await listCheckThresholds(app.database.orm)));
  const text = reportText(report);
  const reportSha256 = createHash("sha256").update(text).digest("hex");

  let manifest = beginManifest(study, report, { earlier, asked, text, reportSha256 });
  const writeManifest = () => writeFileAtomically(join(dir, MANIFEST_FILE), [`${JSON.stringify(manifest, null, 2)}\n`]);
  await writeManifest();
  await writeFileAtomically(join(dir, REPORT_FILE), [text]);
  const problems: unknown[] = [];
  for (const name of asked) {
    signal.throwIfAborted();
    progress(name, 0, 1);
    try {
      const written = await deliverables[name]?.({
        ...{ app, study, report, language, dir, signal },
        progress: (done, total) => progress(name, done, total),
      });
      if (!written) continue;
      manifest = await withWritten(dir, manifest, { name, written, language, reportSha256 });
      await writeManifest();
      await removeLeft(dir, earlier, manifest, name);
      progress(name, 1, 1);
    } catch (problem) {
      if (signal.aborted) throw problem;
      // The slides do not wait for a card that fails: what failed stays unfinished.
      problems.push(problem);
    }
  }
  const [first, ...others] = problems;
  for (const problem of others) logProblem("another deliverable was not written", problem);
  if (first !== undefined) throw first;
  return manifest;
}

/** The manifest once a deliverable has been written: its files with their hashes in place of those before, its refusals. */
async function withWritten(
  dir: string,
  manifest: Manifest,
  {
    name,
    written,
    language,
    reportSha256,
  }: Pick<ManifestFile, "language" | "reportSha256"> & {
    name: DeliverableName;
    written: Written;
  },
): Promise<Manifest> {
  const files: ManifestFile[] = [];
  for (const { path, quotes } of written.files) {
    if (!staysBelow(path)) throw new Error(`${name} wrote ${path}, which is no place below its folder`);
    if (manifest.files.some((other) => other.path === path && other.deliverable !== name))
      throw new Error(`${name} wrote ${path}, which another deliverable writes`);
    const hashed = await hashFile(join(dir, path));
    files.push({ path, deliverable: name, ...hashed, language, reportSha256, quotes });
  }
  return {
    ...manifest,
    unfinished: manifest.unfinished.filter((other) => other !== name),
    files: inOrder([...manifest.files.filter(({ deliverable }) => deliverable !== name), ...files]),
    refusals: [
      ...manifest.refusals.filter(({ deliverable }) => deliverable !== name),
      ...written.refusals.map((refusal) => ({ deliverable: name, ...refusal })),
    ],
  };
}

/** What the folder holds of this study. Another study's files are taken over only when all of them are written anew. */
async function earlierManifest(dir: string, study: StudyRow, { only }: ExportParams): Promise<Manifest | null> {
  const earlier = only ? await readManifest(dir) : await readManifest(dir).catch(() => null);
  if (only && earlier && earlier.studyId !== study.runId)
    throw userProblem("EXPORT_OTHER_STUDY", { dir, studyId: earlier.studyId }, dir);
  return earlier;
}

function beginManifest(
  study: StudyRow,
  report: Report,
  given: { earlier: Manifest | null; asked: readonly DeliverableName[]; text: string; reportSha256: string },
): Manifest {
  const { product, createdAt, language } = report;
  const { earlier, asked, text, reportSha256 } = given;
  const same = earlier?.studyId === study.runId ? earlier : null;
  const unfinished = DELIVERABLES.filter((name) => asked.includes(name) || same?.unfinished.includes(name));
  const reportEntry: ManifestFile = {
    ...{ path: REPORT_FILE, deliverable: "report", sha256: reportSha256, bytes: Buffer.byteLength(text) },
    ...{ language, reportSha256, quotes: [] },
  };
  return {
    ...emptyManifest({ product, studyId: study.runId, createdAt, language }),
    unfinished,
    files: inOrder([reportEntry, ...(same?.files ?? []).filter(({ deliverable }) => deliverable !== "report")]),
    refusals: same?.refusals ?? [],
  };
}

const ORDER: readonly string[] = ["report", ...DELIVERABLES];

/** By deliverable, each in the order it wrote them. */
function inOrder(files: readonly ManifestFile[]): ManifestFile[] {
  return [...files].sort((a, b) => ORDER.indexOf(a.deliverable) - ORDER.indexOf(b.deliverable));
}

/** Remove what an earlier export wrote and this one no longer does, unless someone has changed it since: a network that the
 *  present champion refuses must not lie beside its card. */
async function removeLeft(
  dir: string,
  earlier: Manifest | null,
  { files }: Manifest,
  name: DeliverableName,
): Promise<void> {
  const kept = new Set(files.map(({ path }) => path));
  for (const { path, sha256, deliverable } of earlier?.files ?? []) {
    if (deliverable !== name || kept.has(path)) continue;
    const found = await hashFile(join(dir, path)).catch(() => null);
    if (found?.sha256 === sha256) await rm(join(dir, path), { force: true });
  }
}
