import type { Orm } from "@brainscan/db/orm";
import { listChanges } from "@brainscan/db/queries/changes";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { expect, test } from "vitest";
import { UserProblem } from "../messages/user-problem.ts";
import { boundedArguments } from "./bounded-arguments.ts";
import { type Change, recordChange } from "./record-change.ts";

const change: Change = { action: "test", args: {}, by: { accountId: null, name: "a", via: "SESSION" } };

/** A database that loses what is written to this table. */
function without(orm: Orm, table: string): Orm {
  return new Proxy(orm, {
    get(target, name) {
      if (name !== "insert") return Reflect.get(target, name, target);
      return (into: { _: unknown }) => {
        const inserted = (into as unknown as Record<symbol, string>)[Symbol.for("drizzle:Name")];
        if (inserted === table) throw new Error("the disk is full");
        return target.insert(into as never);
      };
    },
  });
}

describeEachDatabase("a change", (database) => {
  const newest = async () => (await listChanges(database().orm, { limit: 1, order: "NEWEST" }))[0];

  test("is not begun when the log cannot hold it", async () => {
    let done = false;
    const attempt = recordChange(without(database().orm, "changes"), change, async () => {
      done = true;
    });
    await expect(attempt).rejects.toThrow("the disk is full");
    expect(done).toBe(false);
  });

  test("that is done while its end cannot be written is told, and stands in the log without an end", async () => {
    const attempt = recordChange(without(database().orm, "change_outcomes"), change, async () => "done");
    await expect(attempt).rejects.toMatchObject({ notice: { code: "CHANGE_NOT_LOGGED" } });
    expect(await newest()).toMatchObject({ action: "test", outcome: null });
  });

  test("that fails tells its own failure, and the log what kind it was", async () => {
    const fail = (problem: Error) => recordChange(database().orm, change, () => Promise.reject(problem));
    await expect(fail(new Error("defect"))).rejects.toThrow("defect");
    expect(await newest()).toMatchObject({ outcome: "FAILED", code: null });
    await expect(fail(new UserProblem({ code: "RUN_UNKNOWN" }))).rejects.toThrow();
    expect(await newest()).toMatchObject({ outcome: "REFUSED", code: "RUN_UNKNOWN" });
  });

  test("is kept whatever it was asked with", async () => {
    const args = { text: "a\0b\uD800c", deep: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }, n: Number.NaN };
    await recordChange(database().orm, { ...change, args }, async () => undefined);
    expect((await newest()).args).toEqual({
      text: "a\uFFFDb\uFFFDc",
      deep: { a: { b: { c: { d: { e: { f: "(deeper)" } } } } } },
      n: "NaN",
    });
  });
});

test("what a change was asked with is short, and holds no secret", () => {
  const csv = "x".repeat(100_000);
  const bounded = boundedArguments({
    input: { password: "s3cret", apiKey: "s3cret", newPassword: "s3cret", token: { a: "s3cret" }, csv, keyId: "k1" },
    ids: Array.from({ length: 1_000 }, (_, i) => `${i}`),
    bytes: new Uint8Array(5),
  });
  expect(JSON.stringify(bounded)).not.toContain("s3cret");
  expect(bounded.input).toMatchObject({ csv: `${"x".repeat(200)}... (100000 characters)`, keyId: "k1" });
  expect(bounded.ids).toHaveLength(21);
  expect(bounded.bytes).toBe("(5 bytes)");
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, Array(20).fill("y".repeat(200))]));
  expect(boundedArguments(wide)).toEqual({ leftOut: expect.stringMatching(/^\d+ characters, more than 8000$/) });
});
