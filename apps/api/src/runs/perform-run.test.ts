import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRun, insertRun } from "@brainscan/db/queries/runs";
import { runs } from "@brainscan/db/schema/runs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, openApp } from "../app.ts";
import type { Job } from "../jobs/job.ts";
import { storedForGood } from "./getting-further.ts";
import { performRun } from "./perform-run.ts";

let folder = "";
let app: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-run-"));
  await copyNewDatabase(folder);
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function perform(handle: Job["handle"], signal?: AbortSignal) {
  const id = randomUUID();
  await insertRun(app.database.orm, { id, kind: "IMPORT" });
  const job = { handle };
  const outcome = await performRun(app, { IMPORT: job, STUDY: job, EXPERIMENT: job, EXPORT: job }, id, { signal });
  return { outcome, run: await findRun(app.database.orm, id) };
}

it.each(["DONE", "FAILED", "RELEASED"])("what a job opened is closed, the last first, when it ends %s", async (end) => {
  const closed: string[] = [];
  const controller = new AbortController();
  const { outcome } = await perform(async ({ atEnd }) => {
    atEnd(async () => void closed.push("first"));
    atEnd(async () => void closed.push("second"));
    if (end === "RELEASED") controller.abort();
    if (end !== "DONE") throw new Error("ended");
    expect(closed).toEqual([]);
    return async () => expect(closed).toEqual(["second", "first"]);
  }, controller.signal);
  expect(outcome).toBe(end);
  expect(closed).toEqual(["second", "first"]);
});

it("an attempt that stores something for good, however deep below its job, is the first one of what is left", async () => {
  const attempts = async (handle: Job["handle"]) => {
    const id = randomUUID();
    const db = app.database.orm;
    await insertRun(db, { id, kind: "IMPORT" });
    await db.update(runs).set({ attempts: 2 }).where(eq(runs.id, id));
    const job = { handle };
    await performRun(app, { IMPORT: job, STUDY: job, EXPERIMENT: job, EXPORT: job }, id);
    return (await findRun(db, id))?.attempts;
  };
  const store = async () => undefined;
  expect(await attempts(async () => store)).toBe(3);
  const deepBelow = async () => storedForGood();
  expect(await attempts(async () => deepBelow().then(() => store))).toBe(1);
});

it("what cannot be closed costs neither the result nor the closing of the rest", async () => {
  let closed = false;
  const { outcome, run } = await perform(async ({ atEnd }) => {
    atEnd(async () => {
      closed = true;
    });
    atEnd(() => Promise.reject(new Error("stuck")));
    return async () => undefined;
  });
  expect([outcome, run?.status, closed]).toEqual(["DONE", "DONE", true]);
});
