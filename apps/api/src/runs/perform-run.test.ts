import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRun, insertRun } from "@brainscan/db/queries/runs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, openApp } from "../app.ts";
import type { Job } from "../jobs/job.ts";
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
