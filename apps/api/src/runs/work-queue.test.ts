import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRun, requestCancel } from "@brainscan/db/queries/runs";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type App, openApp } from "../app.ts";
import { userProblem } from "../messages/user-problem.ts";
import { resumeRun } from "./resume-run.ts";
import { startWorkQueue, type WorkQueue } from "./work-queue.ts";

let folder = "";
let app: App;
let queue: WorkQueue;
/** Runs in the order they were begun. */
const begun: string[] = [];
/** What a run waits for before it ends, or why it fails. */
const waits = new Map<string, Promise<unknown>>();
const fails = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-queue-"));
  await copyNewDatabase(folder);
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
  const job = {
    async handle({ runId }: { runId: string }) {
      begun.push(runId);
      await waits.get(runId);
      if (fails.has(runId)) throw userProblem("DATASET_CHANGED");
      return async () => undefined;
    },
  };
  queue = await startWorkQueue(app, { IMPORT: job, STUDY: job, EXPERIMENT: job, EXPORT: job });
});

afterAll(async () => {
  await queue.stop();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Have a run wait until the function answered is called. */
function holdUp(id: string): () => void {
  const gate = new EventEmitter();
  waits.set(id, once(gate, "open"));
  return () => void gate.emit("open");
}

const statusOf = async (id: string) => (await findRun(app.database.orm, id))?.status;
const until = (id: string, status: string) =>
  vi.waitFor(async () => expect(await statusOf(id)).toBe(status), { timeout: 30_000, interval: 50 });

it("of the runs that wait, the one of the highest priority is begun first, equal ones in the order they came", async () => {
  const [first, low, plain, high] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const release = holdUp(first);
  const ask = (id: string, priority?: number) => queue.enqueue("STUDY", id, async () => undefined, { priority });
  await ask(first);
  await until(first, "RUNNING");
  await ask(low, -5);
  await ask(plain);
  await ask(high, 5);
  release();
  await until(low, "DONE");
  expect(begun).toEqual([first, high, plain, low]);
});

it("a run that failed is taken up again in its own row, its failure forgotten, and ends", async () => {
  const id = randomUUID();
  fails.add(id);
  await queue.enqueue("STUDY", id, async () => undefined);
  await until(id, "FAILED");
  fails.delete(id);
  const queued = await resumeRun({ app, queue }, id);
  expect(queued).toMatchObject({ id, status: "QUEUED", failure: null, finishedAt: null, attempts: 0 });
  await until(id, "DONE");
  expect(begun.filter((one) => one === id)).toHaveLength(2);
});

it("one that was cancelled while it waited is taken up again, and begun once", async () => {
  const [first, id] = [randomUUID(), randomUUID()];
  const release = holdUp(first);
  await queue.enqueue("STUDY", first, async () => undefined);
  await until(first, "RUNNING");
  await queue.enqueue("STUDY", id, async () => undefined);
  await requestCancel(app.database.orm, { id, now: new Date() });
  expect(await statusOf(id)).toBe("CANCELLED");
  await resumeRun({ app, queue }, id);
  release();
  await until(id, "DONE");
  const after = randomUUID();
  await queue.enqueue("STUDY", after, async () => undefined);
  await until(after, "DONE");
  expect(begun.filter((one) => one === id)).toEqual([id]);
});

it("what works, waits or is done is not taken up again, nor an import", async () => {
  const [done, imported] = [randomUUID(), randomUUID()];
  await queue.enqueue("STUDY", done, async () => undefined);
  await until(done, "DONE");
  fails.add(imported);
  await queue.enqueue("IMPORT", imported, async () => undefined);
  await until(imported, "FAILED");
  for (const id of [done, imported]) await expect(resumeRun({ app, queue }, id)).rejects.toThrow("RUN_NOT_RESUMABLE");
  await expect(resumeRun({ app, queue }, "none")).rejects.toThrow("RUN_UNKNOWN");
});
