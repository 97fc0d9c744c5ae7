import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import {
  ATTEMPTS_MAX,
  beginRun,
  findRun,
  finishRun,
  insertRun,
  listUnfinishedRuns,
  releaseRun,
  requestCancel,
  requeueInterrupted,
  writeProgress,
} from "./runs.ts";

describeEachDatabase("runs", (database) => {
  const now = new Date("2026-01-01T00:00:00Z");
  async function add(): Promise<string> {
    const id = randomUUID();
    await insertRun(database().orm, { id, kind: "STUDY" });
    return id;
  }
  const statusOf = async (id: string) => (await findRun(database().orm, id))?.status;
  const progress = { stage: "EMBED", done: 1, total: 2, stageStartedAt: now };

  it("that wait are cancelled at once and never begin", async () => {
    const db = database().orm;
    const id = await add();
    expect(await requestCancel(db, { id, now })).toMatchObject({ status: "CANCELLED", finishedAt: now });
    expect(await beginRun(db, { id, now })).toBe(false);
    expect(await requestCancel(db, { id, now })).toBeNull();
  });

  it("that work learn of a cancel with their next progress", async () => {
    const db = database().orm;
    const id = await add();
    expect(await beginRun(db, { id, now })).toBe(true);
    expect(await writeProgress(db, { id, ...progress })).toEqual({ cancelRequested: false });
    expect(await requestCancel(db, { id, now })).toMatchObject({ status: "RUNNING" });
    expect(await writeProgress(db, { id, ...progress })).toEqual({ cancelRequested: true });
  });

  it("that a crash interrupted wait again, unless they had been asked to stop", async () => {
    const db = database().orm;
    const [interrupted, stopping, done] = [await add(), await add(), await add()];
    for (const id of [interrupted, stopping, done]) await beginRun(db, { id, now });
    await requestCancel(db, { id: stopping, now });
    await finishRun(db, { id: done, status: "DONE", now });
    await requeueInterrupted(db, { now });
    expect(await statusOf(interrupted)).toBe("QUEUED");
    expect(await statusOf(stopping)).toBe("CANCELLED");
    expect(await statusOf(done)).toBe("DONE");
    expect((await listUnfinishedRuns(db)).map(({ id }) => id)).toContain(interrupted);
  });

  it("that end the process each time are not begun for ever; stopping it in good order does not count", async () => {
    const db = database().orm;
    const [deadly, unlucky] = [await add(), await add()];
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      expect(await beginRun(db, { id: deadly, now })).toBe(true);
      expect(await beginRun(db, { id: unlucky, now })).toBe(true);
      await releaseRun(db, unlucky);
      await requeueInterrupted(db, { now });
    }
    expect(await findRun(db, deadly)).toMatchObject({ status: "FAILED", failure: { code: "RUN_ENDS_PROCESS" } });
    expect(await findRun(db, unlucky)).toMatchObject({ status: "QUEUED", attempts: 0 });
  });
});
