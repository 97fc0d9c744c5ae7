import { join } from "node:path";
import { openDatabase } from "@brainscan/db/open-database";
import { createServerDatabase, describeServer } from "@brainscan/db/test-databases";
import { describe, expect, it } from "vitest";
import { brainscan } from "./brainscan.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const TABLES = `select schemaname || '.' || tablename as name from pg_tables
  where schemaname in ('public', 'pgboss', 'drizzle') order by 1`;
const MIGRATIONS = "select hash from drizzle.__drizzle_migrations order by id";

describe("brainscan migrate", () => {
  const folder = temporaryFolder();

  it("makes the tables of the product and of its queue where there are none, and changes nothing the second time", async () => {
    const dataDir = join(folder, "data");
    const first = await brainscan(["migrate"], { env: { BRAINSCAN_DATA_DIR: dataDir } });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("PGlite");
    const look = async () => {
      const database = await openDatabase({ dataDir });
      const tables = (await database.executeSql(TABLES)).rows;
      const migrations = (await database.executeSql(MIGRATIONS)).rows;
      await database.close();
      return { tables, migrations };
    };
    const { tables, migrations } = await look();
    expect(tables).toEqual(expect.arrayContaining([{ name: "public.images" }, { name: "pgboss.job" }]));
    expect((await brainscan(["migrate"], { env: { BRAINSCAN_DATA_DIR: dataDir } })).code).toBe(0);
    expect(await look()).toEqual({ tables, migrations });
  });

  it("says what cannot be used, in the language of who asks", async () => {
    const env = { BRAINSCAN_DATA_DIR: folder, DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" };
    const { code, stderr } = await brainscan(["migrate", "--lang", "fr"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("127.0.0.1:1");
    expect(stderr).not.toContain("secret");
  });
});

describeServer("brainscan migrate on Postgres", () => {
  it("lets several at once find one migrated database", async () => {
    const { url, drop } = await createServerDatabase();
    try {
      const env = { BRAINSCAN_DATA_DIR: "/nonexistent", DATABASE_URL: url };
      const all = await Promise.all(Array.from({ length: 3 }, () => brainscan(["migrate"], { env })));
      expect(all.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, ""]));
      const database = await openDatabase({ url });
      const { rows } = await database.executeSql(MIGRATIONS);
      await database.close();
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    } finally {
      await drop();
    }
  });
});
