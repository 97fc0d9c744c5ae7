import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { type Report, reportSchema } from "../deliverables/report.ts";
import { type PublicResults, resultsDocument } from "../deliverables/results-document.ts";
import { writeFileAtomically } from "../deliverables/write-file-atomically.ts";
import { readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { parseFlags } from "./parse-flags.ts";
import { required } from "./read-argument.ts";
import { terminalLanguage } from "./terminal-language.ts";

const PUBLIC_RESULTS = new URL("../../public-results.json", import.meta.url);

/** `brainscan results`: the figures of reports as a page, beside those that others have published on the same images. */
export async function run(args: string[]): Promise<number> {
  const language = terminalLanguage(args, readEnvironment().LANG);
  const { values } = parseFlags(args, ["report", "out", "lang"]);
  const paths = required("--report", values.report).split(",");
  const out = resolve(required("--out", values.out));
  const reports: Report[] = [];
  for (const path of paths) reports.push(await readReport(path));
  // Ours, beside this file's package.
  const published = JSON.parse(await readFile(PUBLIC_RESULTS, "utf8")) as PublicResults;
  await writeFileAtomically(out, [resultsDocument(reports, published)]);
  console.log(renderNotice({ code: "WRITTEN", params: { dir: dirname(out), files: basename(out) } }, language));
  return 0;
}

async function readReport(path: string): Promise<Report> {
  try {
    return reportSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message.split("\n").slice(0, 6).join(" ") : String(problem);
    throw new UserProblem({ code: "REPORT_UNREADABLE", path, params: { detail } }, { cause: problem });
  }
}
