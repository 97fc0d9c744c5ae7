import { pageQuarantined, releaseFiles } from "@brainscan/db/queries/quarantine";
import { readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { oneOf } from "./read-argument.ts";
import { recordCommand } from "./record-command.ts";
import { terminalLanguage } from "./terminal-language.ts";

const PAGE = 500;
const SHA256 = /^[0-9a-f]{64}$/;

/** `brainscan quarantine list | release SHA256`: files that nobody could work on, and having the next study try one again. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { positionals } = parseFlags(args, ["lang"], { positionalsMax: 2 });
  const action = oneOf("quarantine", positionals[0] ?? "list", ["list", "release"]);
  const sha256 = positionals[1];
  if (action === "release" && sha256 === undefined)
    throw userProblem("ARGUMENT_EMPTY", { argument: "quarantine release" });
  if (sha256 !== undefined && !SHA256.test(sha256)) throw userProblem("FILE_HASH_INVALID", { sha256 });
  const app = await openAppFrom(environment);
  const db = app.database.orm;
  try {
    if (action === "release" && sha256 !== undefined) {
      await recordCommand(app, "quarantine release", { sha256 }, async () => {
        const released = await db.transaction((tx) => releaseFiles(tx, [sha256]));
        if (released.length === 0) throw userProblem("FILE_NOT_QUARANTINED", { sha256 });
      });
      console.log(renderNotice({ code: "FILE_RELEASED", params: { sha256 } }, language));
      return 0;
    }
    let listed = 0;
    for (let after: { path: string; imageId: string } | null = null; ; ) {
      const page = await pageQuarantined(db, { after, limit: PAGE });
      for (const { path, sha256: hash, stage, reason } of page)
        console.log(`${hash}  ${stage.padEnd(8)}${path}: ${renderNotice(reason, language)}`);
      listed += page.length;
      if (page.length < PAGE) break;
      const { path, imageId } = page[page.length - 1];
      after = { path, imageId };
    }
    if (listed === 0) console.log(renderNotice({ code: "QUARANTINE_EMPTY" }, language));
    return 0;
  } finally {
    await app.close();
  }
}
