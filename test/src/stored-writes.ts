import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "@brainscan/db/open-database";

export type StoredWrite = { table: string; key: string };

/** What a study stores as it goes, and by what each row is known. */
const KEYS = {
  fold_results: ["content_hash", "repeat", "fold"],
  experiments: ["content_hash"],
  stage_results: ["key"],
  file_measures: ["sha256", "version"],
  embedding_rows: ["space_id", "sha256"],
};

/** The study's own database of results written to `out`, below the data folder. */
async function withDatabase<Result>(
  home: string,
  out: string,
  work: (execute: Database["executeSql"]) => Promise<Result>,
): Promise<Result> {
  const name = readdirSync(join(home, "studies")).find((folder) => folder.startsWith(`${out}-`));
  if (!name) throw new Error(`no study of ${out} in ${home}`);
  const database = await openDatabase({ dataDir: join(home, "studies", name) });
  try {
    return await work(database.executeSql);
  } finally {
    await database.close();
  }
}

/** From now on the database remembers every attempt to store a finished piece of work, those of what it already holds too:
 *  whoever computes something again tries to store it again. */
export async function logWrites(home: string, out: string): Promise<void> {
  await withDatabase(home, out, async (execute) => {
    await execute("create table stored_writes (place serial, what text not null, key text not null)");
    for (const [table, columns] of Object.entries(KEYS)) {
      const key = `concat_ws(' ', ${columns.map((column) => `new.${column}`).join(", ")})`;
      await execute(`create function log_${table}() returns trigger language plpgsql as
        $$ begin insert into stored_writes (what, key) values ('${table}', ${key}); return new; end $$`);
      await execute(`create trigger log_writes before insert on ${table} for each row execute function log_${table}()`);
    }
  });
}

/** Attempts so far, in order. */
export function readWrites(home: string, out: string): Promise<StoredWrite[]> {
  return withDatabase(home, out, async (execute) => {
    const { rows } = await execute('select what as "table", key from stored_writes order by place');
    return rows as StoredWrite[];
  });
}
