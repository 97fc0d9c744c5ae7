import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findSqlFailure } from "../errors.ts";
import { describeEachDatabase } from "../test-databases.ts";
import { insertChange, insertChangeOutcome, listChanges } from "./changes.ts";
import { countAttempt, forgetAttempts } from "./sign-in-attempts.ts";

const begun = (id: string) => ({ id, author: "a", via: "SESSION" as const, action: "startStudy", args: { n: 1 } });

describeEachDatabase("the log of changes", (database) => {
  test("neither what was begun nor how it ended can be rewritten or taken away", async () => {
    const { orm } = database();
    await insertChange(orm, begun("1"));
    await insertChangeOutcome(orm, { changeId: "1", outcome: "OK", code: null });
    for (const statement of [
      "update changes set author = 'b'",
      "delete from changes",
      "truncate changes cascade",
      "update change_outcomes set outcome = 'OK'",
      "delete from change_outcomes",
      "truncate change_outcomes",
    ]) {
      const refusal = await orm.execute(sql.raw(statement)).then(
        () => null,
        (error: unknown) => findSqlFailure(error)?.code,
      );
      expect(refusal, statement).toBe("23001");
    }
    expect(await listChanges(orm, { limit: 9, order: "OLDEST" })).toMatchObject([{ id: "1", outcome: "OK" }]);
  });

  test("one change ends once", async () => {
    const { orm } = database();
    await insertChange(orm, begun("2"));
    await insertChangeOutcome(orm, { changeId: "2", outcome: "REFUSED", code: "FORBIDDEN" });
    await expect(insertChangeOutcome(orm, { changeId: "2", outcome: "OK", code: null })).rejects.toThrow();
  });

  test("pages follow each other without a gap, in either order, what has not ended included", async () => {
    const { orm } = database();
    for (const id of ["3", "4", "5"]) await insertChange(orm, begun(id));
    const read = async (order: "NEWEST" | "OLDEST") => {
      const ids: string[] = [];
      for (let beyond: number | undefined; ; ) {
        const page = await listChanges(orm, { limit: 2, order, beyond });
        ids.push(...page.map(({ id }) => id));
        if (page.length < 2) return ids;
        beyond = page[1].position;
      }
    };
    expect(await read("OLDEST")).toEqual(["1", "2", "3", "4", "5"]);
    expect(await read("NEWEST")).toEqual(["5", "4", "3", "2", "1"]);
  });
});

describeEachDatabase("attempts to sign in", (database) => {
  const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000);
  const attempt = (key: string, seconds: number) =>
    countAttempt(database().orm, { key, now: at(seconds), windowMs: 60_000 });

  test("are counted from the first of a window, each of many at once too, and apart for each key", async () => {
    const counts = await Promise.all([1, 2, 3, 4].map(() => attempt("a", 0)));
    expect(counts.map(({ count }) => count).sort()).toEqual([1, 2, 3, 4]);
    expect(await attempt("a", 59)).toEqual({ count: 5, since: at(0) });
    expect(await attempt("b", 59)).toEqual({ count: 1, since: at(59) });
    expect(await attempt("a", 60)).toEqual({ count: 1, since: at(60) });
    await forgetAttempts(database().orm, "a");
    expect((await attempt("a", 61)).count).toBe(1);
  });
});
