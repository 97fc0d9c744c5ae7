import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { insertExport, listExports } from "@brainscan/db/queries/exports";
import { beginRun, findRun, insertRun, type RunRow, requestCancel } from "@brainscan/db/queries/runs";
import { insertStudy, type StudyRow, updateStudy } from "@brainscan/db/queries/studies";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type App, openApp } from "../../app.ts";
import { insertDoneStudy } from "../../exports/done-study.fixture.ts";
import { exportFolder } from "../../exports/export-folder.ts";
import { verifyFolder } from "../../exports/verify-folder.ts";
import { noticeOf } from "../../messages/notice-of.ts";
import { performRun } from "../../runs/perform-run.ts";
import { startWorkQueue } from "../../runs/work-queue.ts";
import type { Services } from "../../services.ts";
import { JOB_HANDLERS } from "../handlers.ts";
import { startExport } from "./start-export.ts";

let folder: string;
let app: App;
let study: StudyRow;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-export-"));
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  study = await insertDoneStudy(app.database);
});

/** An export as startExport leaves it. */
async function insertWaiting(only: string[] | null): Promise<string> {
  const id = randomUUID();
  await insertRun(app.database.orm, { id, kind: "EXPORT" });
  await insertExport(app.database.orm, { runId: id, studyId: study.runId, language: "en", only });
  return id;
}
const found = (id: string): Promise<RunRow | null> => findRun(app.database.orm, id);
const perform = (id: string, signal?: AbortSignal) => performRun(app, JOB_HANDLERS, id, { signal });
const codeOf = (problem: Promise<unknown>) =>
  problem.then(
    () => "nothing",
    (error: unknown) => noticeOf(error).code,
  );

it("an export that a crash cut short is carried out again at the next start, and nothing half is left", async () => {
  const id = await insertWaiting(["memo"]);
  await beginRun(app.database.orm, { id, claimedBy: "a process that crashed", now: new Date() });
  const dir = exportFolder(app, study.runId, "en");
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, `memo.html.${randomUUID()}.tmp`), "<p>half");

  const queue = await startWorkQueue(app, JOB_HANDLERS);
  await vi.waitUntil(async () => (await found(id))?.status === "DONE", { timeout: 30_000, interval: 100 });
  await queue.stop();
  expect(await found(id)).toMatchObject({ stage: "MEMO", attempts: 2, failure: null });
  expect((await readdir(dir)).sort()).toEqual(["manifest.json", "memo.html", "report.json"]);
  expect((await verifyFolder(dir)).faults).toEqual([]);
});

it("asking again for what is being written answers with that run; for something else, or after a wish to stop, with another", async () => {
  const enqueued: string[] = [];
  const queue = { enqueue: async (_kind: string, id: string) => void enqueued.push(id) };
  const services = { app, queue } as unknown as Services;
  const ask = (only: ("MEMO" | "CARD")[], language: "EN" | "FR" = "EN") =>
    startExport(services, { studyId: study.runId, only, language }, "en");

  const id = await insertWaiting(["card", "memo"]);
  expect((await ask(["MEMO", "CARD", "MEMO"])).runId).toBe(id);
  expect(enqueued).toEqual([]);
  // What follows is only handed over: the queue of this test writes no row.
  for (const asked of [ask(["MEMO"]), ask(["CARD", "MEMO"], "FR")])
    await expect(asked).rejects.toThrow("was not stored");
  await beginRun(app.database.orm, { id, claimedBy: "a process that crashed", now: new Date() });
  expect((await ask(["CARD", "MEMO"])).runId).toBe(id);
  await requestCancel(app.database.orm, { id, now: new Date() });
  await expect(ask(["CARD", "MEMO"])).rejects.toThrow("was not stored");
  expect(enqueued).toHaveLength(3);
  const params = { studyId: study.runId, language: "en" as const, limit: 9 };
  expect((await listExports(app.database.orm, params)).map(({ runId }) => runId)).toEqual([id]);
});

it("a study without a result, or of an earlier version, is refused by its id", async () => {
  const services = { app } as unknown as Services;
  const ask = () => startExport(services, { studyId: study.runId }, "en");
  const begun = randomUUID();
  const { datasetId, datasetFingerprint, backbone, seed, provider } = study;
  await insertRun(app.database.orm, { id: begun, kind: "STUDY" });
  await insertStudy(app.database.orm, { runId: begun, datasetId, datasetFingerprint, backbone, seed, provider });
  expect(await codeOf(startExport(services, { studyId: begun }, "en"))).toBe("EXPORT_NOT_DONE");
  await updateStudy(app.database.orm, { runId: study.runId, values: { report: { schemaVersion: "0.9" } } });
  expect(await codeOf(ask())).toBe("STUDY_OF_EARLIER_VERSION");
  await expect(ask()).rejects.toMatchObject({ field: ["input", "studyId"] });
});

it("a process that stops leaves the export waiting; an export that cannot be written fails with the reason", async () => {
  const waiting = await insertWaiting(["memo"]);
  expect(await perform(waiting, AbortSignal.abort())).toBe("RELEASED");
  expect(await found(waiting)).toMatchObject({ status: "QUEUED" });
  const place = exportFolder(app, study.runId, "en");
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, "a file lies there");
  expect(await perform(waiting)).toBe("FAILED");
  expect((await found(waiting))?.failure?.code).toBe("OUTPUT_NOT_WRITABLE");
});
