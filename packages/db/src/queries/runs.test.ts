import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { runs } from "../schema/runs.ts";
import { describeEachDatabase } from "../test-databases.ts";
import {
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
  const mine = "this process";
  const begin = (id: string) => beginRun(database().orm, { id, claimedBy: mine, now });
  const write = (id: string, claimedBy = mine) => writeProgress(database().orm, { id, claimedBy, progress });
  const requeue = (silentMs = 0) => requeueInterrupted(database().orm, { now, silentMs, attemptsMax: 3 });

  it("that wait are cancelled at once and never begin", async () => {
    const db = database().orm;
    const id = await add();
    expect(await requestCancel(db, { id, now })).toMatchObject({ status: "CANCELLED", finishedAt: now });
    expect(await begin(id)).toBe(false);
    expect(await requestCancel(db, { id, now })).toBeNull();
  });

  it("that work learn of a cancel with their next progress", async () => {
    const id = await add();
    expect(await begin(id)).toBe(true);
    expect(await write(id)).toEqual({ cancelRequested: false });
    expect(await requestCancel(database().orm, { id, now })).toMatchObject({ status: "RUNNING" });
    expect(await write(id)).toEqual({ cancelRequested: true });
  });

  it("that a crash interrupted wait again, unless they had been asked to stop", async () => {
    const db = database().orm;
    const [interrupted, stopping, done] = [await add(), await add(), await add()];
    for (const id of [interrupted, stopping, done]) await begin(id);
    await requestCancel(db, { id: stopping, now });
    await finishRun(db, { id: done, status: "DONE", now });
    await requeue();
    expect(await statusOf(interrupted)).toBe("QUEUED");
    expect(await statusOf(stopping)).toBe("CANCELLED");
    expect(await statusOf(done)).toBe("DONE");
    expect((await listUnfinishedRuns(db)).map(({ id }) => id)).toContain(interrupted);
  });

  it("that end the process each time are not begun for ever; stopping it in good order does not count", async () => {
    const db = database().orm;
    const [deadly, unlucky] = [await add(), await add()];
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await begin(deadly)).toBe(true);
      expect(await begin(unlucky)).toBe(true);
      await releaseRun(db, { id: unlucky, claimedBy: mine });
      await requeue();
    }
    expect(await findRun(db, deadly)).toMatchObject({ status: "FAILED", failure: { code: "RUN_ENDS_PROCESS" } });
    expect(await findRun(db, unlucky)).toMatchObject({ status: "QUEUED", attempts: 0 });
  });

  it("that got further each time may be begun as often as it takes", async () => {
    const db = database().orm;
    const id = await add();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await begin(id)).toBe(true);
      await writeProgress(db, { id, claimedBy: mine, progress, gotFurther: true });
      await requeue();
    }
    expect(await statusOf(id)).toBe("QUEUED");
  });

  it("that a living process works on are left to it, and those of one that fell silent are another's alone", async () => {
    const db = database().orm;
    const [heard, silent] = [await add(), await add()];
    for (const id of [heard, silent]) await begin(id);
    await db
      .update(runs)
      .set({ heartbeatAt: new Date(Date.now() - 60_000) })
      .where(eq(runs.id, silent));
    await requeue(30_000);
    expect([await statusOf(heard), await statusOf(silent)]).toEqual(["RUNNING", "QUEUED"]);

    expect(await beginRun(db, { id: silent, claimedBy: "another", now })).toBe(true);
    expect(await begin(silent)).toBe(false);
    // The first one was only paused, and comes back.
    expect(await write(silent)).toBeNull();
    expect(await finishRun(db, { id: silent, claimedBy: mine, status: "FAILED", now })).toBe(false);
    await releaseRun(db, { id: silent, claimedBy: mine });
    expect(await statusOf(silent)).toBe("RUNNING");
    expect(await finishRun(db, { id: silent, claimedBy: "another", status: "DONE", now })).toBe(true);
    expect(await statusOf(silent)).toBe("DONE");
  });
});
