import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outputOf, runScript } from "./child-process.fixture.ts";
import type { DatabaseError } from "./errors.ts";
import { openDatabase } from "./open-database.ts";
import { copyNewDatabase } from "./test-databases.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "data-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Writes one row after the other, each with its own commit, and prints its number once committed. */
const writer = `
  import { findDatabaseError } from "@brainscan/db/errors";
  import { openDatabase } from "@brainscan/db/open-database";
  const [dataDir, bytes] = process.argv.slice(1);
  const database = await openDatabase({ dataDir }).catch((error) => {
    console.log(error.code);
    process.exit();
  });
  await database.executeSql("create table if not exists written (n int primary key, payload bytea)");
  const payload = crypto.getRandomValues(new Uint8Array(60_000));
  const large = Buffer.concat(Array.from({ length: Math.ceil(bytes / 60_000) }, (_, i) => payload.map((byte) => byte ^ i))).subarray(0, bytes);
  try {
    for (let n = 1; ; n++) {
      await database.executeSql("insert into written values ($1, $2)", [n, large]);
      console.log(n);
    }
  } catch (error) {
    console.log((findDatabaseError(error) ?? error).code);
    // The next call still gets an answer: a result, or an error that says why.
    const later = await database.executeSql("select 1").then(() => "OK", (error) => findDatabaseError(error)?.code);
    console.log(later);
  }
  process.exit();
`;

async function writtenRows(): Promise<number[]> {
  const database = await openDatabase({ dataDir });
  const { rows } = await database.executeSql("select n from written where length(payload) > 0 order by n");
  await database.close();
  return (rows as { n: number }[]).map(({ n }) => n);
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

async function openingError(): Promise<DatabaseError> {
  const database = await openDatabase({ dataDir }).catch((error: DatabaseError) => error);
  if (database instanceof Error) return database;
  await database.close();
  throw new Error("the database opened");
}

test("every row reported as committed is there after the writing process was killed", async () => {
  await copyNewDatabase(dataDir);
  const run = runScript(writer, [dataDir, "20000"]);
  let last = 0;
  while (last < 25) last = Number(await run.nextLine());
  run.child.kill("SIGKILL");
  await run.ended;
  for (let line = await run.nextLine(); line !== undefined; line = await run.nextLine()) last = Number(line);

  const rows = await writtenRows();
  // One more may have been committed before its number was printed.
  expect(rows).toEqual(upTo(Math.max(last, rows.length)));
  expect(rows.length).toBeLessThanOrEqual(last + 1);
});

// 20 MB stop a table's file; 13 MB, of which a new database has filled 10, stop Postgres' log in the midst of a commit, which it does not survive.
test.skipIf(process.platform !== "linux").each([
  { limitMb: 20, stage: "a table", afterwards: "OK" },
  { limitMb: 13, stage: "the log", afterwards: "DISK_FULL" },
])(
  "when no space is left for $stage, the error says so and every committed row is kept",
  async ({ limitMb, afterwards }) => {
    await copyNewDatabase(dataDir);
    // In blocks of 512 bytes.
    const limit = `ulimit -f ${limitMb * 2_000}`;
    const output = await outputOf(runScript(writer, [dataDir, "1000000"], limit));
    const [problem, later] = output.slice(-2);
    expect([problem, later]).toEqual(["DISK_FULL", afterwards]);
    const committed = output.slice(0, -2).map(Number);
    expect(committed.length).toBeGreaterThan(0);
    expect(await writtenRows()).toEqual(committed);
  },
);

test.skipIf(process.platform !== "linux")(
  "when the log can take no byte more, what is under way fails at once, and so does everything later",
  async () => {
    await copyNewDatabase(dataDir);
    const script = `
      import { execFileSync } from "node:child_process";
      import { openDatabase } from "@brainscan/db/open-database";
      const database = await openDatabase({ dataDir: process.argv[1] });
      execFileSync("prlimit", ["--pid", String(process.pid), "--fsize=500000:unlimited"]);
      const insert = () => database.executeSql("create table late (n int)").then(() => "OK", (error) => error.code);
      console.log(await insert());
      console.log(await insert());
    `;
    expect(await outputOf(runScript(script, [dataDir]))).toEqual(["DISK_FULL", "DISK_FULL"]);
  },
);

test("a new folder is made for its owner alone, refused to others while open, and found again later", async () => {
  // What an interrupted creation left behind is in nobody's way.
  mkdirSync(join(dataDir, "new", "folder", "database.new", "base"), { recursive: true });
  const first = await openDatabase({ dataDir: join(dataDir, "new", "folder") });
  expect(readdirSync(join(dataDir, "new", "folder")).toSorted()).toEqual(["database", "lock"]);
  expect(statSync(join(dataDir, "new", "folder", "database")).mode & 0o77).toBe(0);
  await first.executeSql("create table kept (n int)");
  const second = openDatabase({ dataDir: join(dataDir, "new", "folder") });
  await expect(second).rejects.toMatchObject({ code: "DATA_FOLDER_LOCKED", params: { pid: process.pid } });
  await first.close();
  const again = await openDatabase({ dataDir: join(dataDir, "new", "folder") });
  expect(await again.executeSql("select count(*) as n from kept")).toEqual({ rows: [{ n: 0 }] });
  await again.close();
});

test("a creation that was killed, and its own process that outlives it, are in nobody's way", async () => {
  const script = `
    import { openDatabase } from "@brainscan/db/open-database";
    await openDatabase({ dataDir: process.argv[1] });
    console.log("open");
  `;
  const killed = runScript(script, [dataDir]);
  while (readdirSync(dataDir).length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 300));
  killed.child.kill("SIGKILL");
  await killed.ended;
  const database = await openDatabase({ dataDir });
  await database.executeSql("create table kept (n int)");
  await database.close();
  const again = await openDatabase({ dataDir });
  expect(await again.executeSql("select count(*) as n from kept")).toEqual({ rows: [{ n: 0 }] });
  expect(readdirSync(dataDir).toSorted()).toEqual(["database", "lock"]);
  await again.close();
});

test("commits are asked to reach the disk", async () => {
  await copyNewDatabase(dataDir);
  const database = await openDatabase({ dataDir });
  const { rows } = await database.executeSql(
    "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method",
  );
  expect(rows).toEqual([{ fsync: "on", method: "fsync" }]);
  await database.close();
});

test.skipIf(process.platform !== "linux")(
  "when no space is left for a new database, the error says so and nothing is left behind",
  async () => {
    const [problem] = await outputOf(runScript(writer, [dataDir, "1"], "ulimit -f 10000"));
    expect(problem).toBe("DISK_FULL");
    expect(readdirSync(dataDir)).toEqual(["lock"]);
  },
);

test("a folder with other files in the database's place is refused and left alone", async () => {
  mkdirSync(join(dataDir, "database"));
  writeFileSync(join(dataDir, "database", "thesis.docx"), "");
  expect(await openingError()).toMatchObject({
    code: "NOT_A_DATABASE_FOLDER",
    params: { path: join(dataDir, "database") },
  });
  expect(readdirSync(join(dataDir, "database"))).toEqual(["thesis.docx"]);
});

test("a database of another major version of Postgres is refused by name", async () => {
  mkdirSync(join(dataDir, "database"));
  writeFileSync(join(dataDir, "database", "PG_VERSION"), "17\n");
  expect(await openingError()).toMatchObject({
    code: "DATABASE_OTHER_VERSION",
    params: { found: "17", expected: "18" },
  });
});

test("a damaged database is refused, with Postgres' own reason, and the folder is free again", async () => {
  await copyNewDatabase(dataDir);
  truncateSync(join(dataDir, "database", "global", "pg_control"), 100);
  expect(await openingError()).toMatchObject({ code: "DATABASE_CORRUPT", params: { path: join(dataDir, "database") } });
  expect((await openingError()).message).toContain("pg_control");
});

test("a database changed by a later version of the product is refused", async () => {
  await copyNewDatabase(dataDir);
  const database = await openDatabase({ dataDir });
  await database.executeSql(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
  );
  await database.close();
  expect(await openingError()).toMatchObject({ code: "DATABASE_NEWER" });
});

test("a data folder that is a file is refused by path", async () => {
  dataDir = join(dataDir, "file");
  writeFileSync(dataDir, "");
  expect(await openingError()).toMatchObject({
    code: "DATA_FOLDER_NOT_WRITABLE",
    params: { path: dataDir, errno: "EEXIST" },
  });
});

test.skipIf(process.platform === "win32")(
  "a data folder in which nothing can be written is refused, with the system's reason",
  async () => {
    const script = `
    import { openDatabase } from "@brainscan/db/open-database";
    await openDatabase({ dataDir: process.argv[1] }).catch(({ code, params }) => console.log(JSON.stringify({ code, ...params })));
  `;
    const [line] = await outputOf(runScript(script, [dataDir], "ulimit -f 0"));
    expect(JSON.parse(line)).toEqual({
      code: "DATA_FOLDER_NOT_WRITABLE",
      path: dataDir,
      errno: "EFBIG",
      reason: "file too large",
    });
  },
);
