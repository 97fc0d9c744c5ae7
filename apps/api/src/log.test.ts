import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { configureLog, log, logProblem } from "./log.ts";
import { withLogFields } from "./logging/log-context.ts";
import { logWork } from "./logging/log-work.ts";

let written = "";

beforeEach(() => {
  written = "";
  // Standard error is the one thing a test cannot look at otherwise in its own process.
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    written += chunk;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  configureLog({ level: "warn", format: "TEXT" });
});

const lines = () =>
  written
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it("a server's log is one JSON object a line, with the ids of the work around it, however deep", async () => {
  configureLog({ level: "info", format: "JSON" });
  await withLogFields({ requestId: "r-1" }, async () => {
    log.info("before");
    await withLogFields({ runId: "run-1", kind: "IMPORT" }, async () => {
      await Promise.resolve();
      logProblem("it failed\nbadly", new Error("first\nsecond"));
    });
  });
  log.info({ n: 3 }, "outside");
  expect(lines()).toMatchObject([
    { level: "info", msg: "before", requestId: "r-1" },
    { level: "error", msg: "it failed\nbadly", requestId: "r-1", runId: "run-1", kind: "IMPORT" },
    { level: "info", msg: "outside", n: 3 },
  ]);
  expect(lines()[2]).not.toHaveProperty("requestId");
  expect(lines()[1]).toMatchObject({ err: { type: "Error", message: "first\nsecond" } });
});

it("no secret is written, wherever the caller put it", () => {
  configureLog({ level: "info", format: "JSON" });
  const secret = "hunter2-very-secret";
  const failure = new Error(`cannot reach postgres://u:${secret}@db/x`, { cause: { headers: { cookie: secret } } });
  log.error(failure);
  log.error({ err: failure, headers: { authorization: secret } }, `password=${secret}`);
  log.info("given %s", `Bearer ${secret}`);
  logProblem("start", failure);
  withLogFields({ runId: "x" }, () => log.warn({ databaseUrl: secret }, "open"));
  expect(lines()).toHaveLength(5);
  expect(written).not.toContain(secret);
});

it("a level leaves out what is less grave", () => {
  configureLog({ level: "warn", format: "JSON" });
  log.info("small talk");
  log.warn("careful");
  expect(lines().map(({ msg }) => msg)).toEqual(["careful"]);
});

it("at a terminal a line reads as words, the error's own below", () => {
  configureLog({ level: "info", format: "TEXT" });
  withLogFields({ runId: "7" }, () => logProblem("queue", new Error("lost", { cause: new Error("reset") })));
  expect(written).toMatch(/^\d\d:\d\d:\d\d error queue runId="7": Error: lost\n {4}at /);
  expect(written).toContain("cause: Error: reset");
});

it("background work tells how it ended, under the ids of its run and shard, and what it logs carries them", async () => {
  configureLog({ level: "info", format: "JSON" });
  const outcome = await logWork("shard", { shardId: "s-1", runId: "run-1", kind: "EMBED" }, async () => {
    logProblem("one image", new Error("damaged"));
    return "DONE";
  });
  const ids = { shardId: "s-1", runId: "run-1", kind: "EMBED" };
  expect(outcome).toBe("DONE");
  expect(lines()).toMatchObject([
    { level: "error", msg: "one image", ...ids },
    { level: "info", msg: "shard ended", outcome: "DONE", durationMs: expect.any(Number), ...ids },
  ]);
});
