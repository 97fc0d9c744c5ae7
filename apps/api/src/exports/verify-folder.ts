import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { figureAt } from "../deliverables/kit/figure-at.ts";
import { printNumber } from "../deliverables/kit/quote-format.ts";
import type { Report } from "../deliverables/report.ts";
import type { Notice } from "../messages/notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { MANIFEST_FILE, type ManifestFile, REPORT_FILE } from "./manifest.ts";
import { plainText, standsIn } from "./plain-text.ts";
import { readManifest } from "./read-manifest.ts";
import { type Readable, readableText } from "./readable-text.ts";

export type Verified = {
  nFiles: number;
  nQuotes: number;
  /** What is wrong: a file that is gone or changed, a number that the report no longer has. */
  faults: Notice[];
  /** What is worth knowing and not wrong: files written from an earlier report, whose numbers it still has. */
  remarks: Notice[];
};

/** Check a folder that an export wrote: every file against its hash, every printed number against report.json, read and printed
 *  again, and that what was printed stands in the file where it can be read as text. Nothing outside the folder is opened.
 *  @throws UserProblem MANIFEST_MISSING or MANIFEST_UNREADABLE */
export async function verifyFolder(dir: string): Promise<Verified> {
  const manifest = await readManifest(dir);
  if (!manifest) throw userProblem("MANIFEST_MISSING", { dir }, join(dir, MANIFEST_FILE));
  const faults: Notice[] = [];
  const remarks: Notice[] = [];
  if (manifest.unfinished.length > 0)
    faults.push({ code: "VERIFY_UNFINISHED", params: { names: manifest.unfinished.join(", ") } });

  const root = await realpath(dir);
  const report = await readReport(root);
  if (!report) faults.push({ code: "VERIFY_NO_REPORT", path: REPORT_FILE });
  const reportEntry = manifest.files.find(({ path }) => path === REPORT_FILE);
  for (const file of manifest.files) {
    const bytes = await readInside(root, file.path);
    if (!bytes) {
      faults.push({ code: "VERIFY_FILE_MISSING", path: file.path, params: { path: file.path } });
      continue;
    }
    if (createHash("sha256").update(bytes).digest("hex") !== file.sha256 || bytes.length !== file.bytes)
      faults.push({ code: "VERIFY_FILE_CHANGED", path: file.path, params: { path: file.path } });
    const stale = report ? staleQuotes(file, report) : [];
    faults.push(...stale, ...(await absentQuotes(file, bytes)));
    if (stale.length === 0 && file.reportSha256 !== reportEntry?.sha256)
      remarks.push({ code: "VERIFY_EARLIER_REPORT", path: file.path, params: { path: file.path } });
  }
  const nQuotes = manifest.files.reduce((sum, { quotes }) => sum + quotes.length, 0);
  return { nFiles: manifest.files.length, nQuotes, faults, remarks };
}

async function readReport(root: string): Promise<Report | null> {
  const bytes = await readInside(root, REPORT_FILE);
  try {
    // Read figure by figure: one that is not there is told by its place.
    return bytes && (JSON.parse(bytes.toString()) as Report);
  } catch (problem) {
    if (problem instanceof SyntaxError) return null;
    throw problem;
  }
}

/** The bytes of a file; null when it is not there, or is a link that leads out of the folder. */
async function readInside(root: string, path: string): Promise<Buffer | null> {
  try {
    const place = await realpath(join(root, path));
    return place.startsWith(`${root}${sep}`) ? await readFile(place) : null;
  } catch (problem) {
    const code = problem instanceof Error && "code" in problem ? String(problem.code) : "";
    if (["ENOENT", "ENOTDIR", "EISDIR", "ELOOP"].includes(code)) return null;
    throw problem;
  }
}

/** Printed numbers that the report no longer has, or has otherwise. */
function staleQuotes({ path, language, quotes }: ManifestFile, report: Report): Notice[] {
  return quotes.flatMap(({ figure, format, text }): Notice[] => {
    const value = valueAt(report, figure);
    if (typeof value !== "number")
      return [{ code: "VERIFY_FIGURE_GONE", path, params: { path, figure, printed: text } }];
    const now = printNumber(value, format, language);
    return now === text ? [] : [{ code: "VERIFY_STALE", path, params: { path, figure, printed: text, now } }];
  });
}

function valueAt(report: Report, figure: string): unknown {
  try {
    return figureAt(report, figure);
  } catch (problem) {
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

/** Numbers that the manifest says are printed in a file, and that do not stand in it. */
async function absentQuotes({ path, language, quotes }: ManifestFile, bytes: Buffer): Promise<Notice[]> {
  if (quotes.length === 0) return [];
  let readable: Readable | null;
  try {
    readable = await readableText(path, bytes);
  } catch {
    // No document of its kind any more: nothing stands in it.
    return [{ code: "VERIFY_FILE_UNREADABLE", path, params: { path } }];
  }
  if (!readable) return [];
  const { text, numbers } = readable;
  return quotes
    .filter(
      (quote) =>
        !standsIn(text, plainText(quote.text)) &&
        !numbers.some((value) => printNumber(value, quote.format, language) === quote.text),
    )
    .map(({ figure, text: printed }) => ({ code: "VERIFY_TEXT_ABSENT", path, params: { path, figure, printed } }));
}
