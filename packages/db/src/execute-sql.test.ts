import { expect, test } from "vitest";
import { findSqlFailure } from "./errors.ts";
import { describeEachDatabase } from "./test-databases.ts";

describeEachDatabase("SQL as text", (database) => {
  test("several statements without values answer the rows of all, in order", async () => {
    const answer = await database().executeSql(`
      create temporary table numbers (n int);
      insert into numbers select generate_series(1, 3) returning n;
      select n * 10 as n from numbers order by n desc;
      drop table numbers;
    `);
    expect(answer.rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 30 }, { n: 20 }, { n: 10 }]);
  });

  test("values arrive with their types: text, number, array, json, moment, null", async () => {
    const moment = new Date("2026-01-02T03:04:05.678Z");
    const { rows } = await database().executeSql(
      "select $1::text as t, $2::int + 1 as n, $3::text[] as a, $4::jsonb as j, $5::timestamptz as m, $6::uuid as u, $2::int as again",
      ["it's", 41, ["a", "b,c", '"'], { k: [1, { deep: true }] }, moment, null],
    );
    expect(rows).toEqual([
      { t: "it's", n: 42, a: ["a", "b,c", '"'], j: { k: [1, { deep: true }] }, m: moment, u: null, again: 41 },
    ]);
  });

  test("a failure inside a written-out transaction poisons nobody's next statement", async () => {
    const text = "begin; create table left_behind (n int); select 1 / 0; commit;";
    const error = await database()
      .executeSql(text)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(findSqlFailure(error)?.code).toBe("22012");
    expect(await database().executeSql("select to_regclass('left_behind') as found")).toEqual({
      rows: [{ found: null }],
    });
  });

  test("a written-out transaction commits", async () => {
    const { rows } = await database().executeSql(
      "begin; create table kept (n int); insert into kept values (7) returning n; commit;",
    );
    expect(rows).toEqual([{ n: 7 }]);
    expect(await database().executeSql("select n from kept")).toEqual({ rows: [{ n: 7 }] });
  });

  test("the database names itself and its version", async () => {
    const expected = database().kind === "pglite" ? /^PGlite \d+\.\d+\.\d+, PostgreSQL 18\./ : /^PostgreSQL \d\d\./;
    expect(await database().describe()).toMatch(expected);
  });
});
