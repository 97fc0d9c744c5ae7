import { resolve } from "node:path";
import { readEnvironment } from "../env.ts";
import { verifyFolder } from "../exports/verify-folder.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { noticeLine } from "./notice-line.ts";
import { parseFlags } from "./parse-flags.ts";
import { required } from "./read-argument.ts";
import { terminalLanguage } from "./terminal-language.ts";

/** Of a folder whose files or numbers do not agree: like a check that fails. */
const NOT_IN_ORDER = 3;

/** `brainscan verify`: whether a folder still holds what an export wrote, and every printed number stands in its report. */
export async function run(args: string[]): Promise<number> {
  const language = terminalLanguage(args, readEnvironment().LANG);
  const { positionals } = parseFlags(args, ["lang"], { positionalsMax: 1 });
  const dir = resolve(required("DIR", positionals[0]));
  const { nFiles, nQuotes, faults, remarks } = await verifyFolder(dir);
  for (const remark of remarks) console.log(noticeLine(remark, language));
  for (const fault of faults) console.error(noticeLine(fault, language));
  const code = faults.length === 0 ? "VERIFY_DONE" : "VERIFY_FAILED";
  const params = { dir, files: nFiles, quotes: nQuotes, faults: faults.length };
  console.log(renderNotice({ code, params }, language));
  return faults.length === 0 ? 0 : NOT_IN_ORDER;
}
