import { openDatabase } from "@brainscan/db/open-database";
import { PgBoss } from "pg-boss";
import { readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { parseFlags } from "./parse-flags.ts";
import { terminalLanguage } from "./terminal-language.ts";

/** `brainscan migrate`: bring the tables of the product and of its queue up to date, and end. Repeated it changes nothing; run
 *  by several at once, one migrates and the others wait for it. */
export async function run(args: string[]): Promise<number> {
  const { BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: url, LANG } = readEnvironment();
  const language = terminalLanguage(args, LANG);
  parseFlags(args, ["lang"]);
  const database = await openDatabase(url === undefined ? { dataDir } : { url });
  try {
    await migrateQueue(database);
    console.log(renderNotice({ code: "MIGRATED", params: { database: await database.describe() } }, language));
    return 0;
  } finally {
    await database.close();
  }
}

/** The queue's own tables, which it makes whenever it starts: made here, no two processes make them at their first start. */
async function migrateQueue(database: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  const boss = new PgBoss({
    db: database,
    backend: database.kind === "pglite" ? "pglite" : "postgres",
    schema: "pgboss",
    schedule: false,
    supervise: false,
  });
  await boss.start();
  await boss.stop({ graceful: false });
}
