import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { shards } from "../schema/shards.ts";
import { describeEachDatabase } from "../test-databases.ts";
import { insertRun, requestCancel } from "./runs.ts";
import {
  claimShard,
  findShard,
  finishShard,
  planShards,
  releaseShard,
  requeueLostShards,
  retryShard,
  touchShard,
  writeTrying,
} from "./shards.ts";

describeEachDatabase("shards", (database) => {
  const db = () => database().orm;
  const [mine, other] = ["this process", "another"];

  async function plan(key = "a", runId = randomUUID()): Promise<{ id: string; runId: string }> {
    await insertRun(db(), { id: runId, kind: "STUDY" });
    const planned = { id: randomUUID(), key, task: { part: key }, total: 10 };
    const [{ id }] = await planShards(db(), { runId, kind: "EMBED", shards: [planned] });
    return { id, runId };
  }

  const claim = (id: string, claimedBy = mine) => claimShard(db(), { id, claimedBy });
  const lose = (id: string, attemptsMax = 100) => requeueLostShards(db(), { ids: [id], silentMs: 0, attemptsMax });
  const done = (id: string, claimedBy = mine) => finishShard(db(), { id, claimedBy, status: "DONE" });

  it("planned twice are one, and stand where they were", async () => {
    const { id, runId } = await plan();
    await claim(id);
    await done(id);
    const again = [
      { id: randomUUID(), key: "b", task: {}, total: 5 },
      { id: randomUUID(), key: "a", task: {}, total: 10 },
    ];
    const states = await planShards(db(), { runId, kind: "EMBED", shards: again });
    expect(states.map(({ status, done: n }) => [status, n])).toEqual([
      ["WAITING", 0],
      ["DONE", 10],
    ]);
    expect(states[1].id).toBe(id);
  });

  it("are claimed by one process, whoever asks at the same time", async () => {
    const { id } = await plan();
    const claims = await Promise.all([claim(id, mine), claim(id, other), claim(id, "a third")]);
    expect(claims.filter((row) => row !== null)).toHaveLength(1);
  });

  it("of two runs that are the same are done one after the other: the second finds what the first stored", async () => {
    const [first, second] = [await plan("same"), await plan("same")];
    await claim(first.id);
    const claimSecond = () => claimShard(db(), { id: second.id, claimedBy: other, silentMs: 30_000 });
    expect(await claimSecond()).toBeNull();
    await done(first.id);
    expect(await claimSecond()).toMatchObject({ id: second.id });
  });

  it("of a run that was asked to stop are not claimed, and those in hand learn of it", async () => {
    const { id, runId } = await plan();
    await claim(id);
    const waiting = { id: randomUUID(), key: "b", task: {}, total: 5 };
    await planShards(db(), { runId, kind: "EMBED", shards: [waiting] });
    const touch = () => touchShard(db(), { id, claimedBy: mine, done: 1, gotFurther: false });
    expect(await touch()).toEqual({ goesOn: true });
    await requestCancel(db(), { id: runId, now: new Date() });
    // A run that waits is cancelled at once.
    expect(await touch()).toEqual({ goesOn: false });
    expect(await claim(waiting.id)).toBeNull();
  });

  it("that were taken from a silent process are not its own any more, whatever it brings when it comes back", async () => {
    const { id } = await plan();
    await claim(id);
    await lose(id);
    expect(await claim(id, other)).toMatchObject({ attempts: 2, deaths: 1 });
    expect(await touchShard(db(), { id, claimedBy: mine, done: 9, gotFurther: false })).toBeNull();
    expect(await writeTrying(db(), { id, claimedBy: mine, sha256: "f" })).toBe(false);
    expect(await retryShard(db(), { id, claimedBy: mine })).toBe(false);
    expect(await done(id, mine)).toBe(false);
    await releaseShard(db(), { id, claimedBy: mine });
    expect(await findShard(db(), id)).toMatchObject({ status: "RUNNING", claimedBy: other, done: 0, trying: null });
    expect(await done(id, other)).toBe(true);
  });

  it("never tell fewer images done than before", async () => {
    const { id } = await plan();
    await claim(id);
    for (const images of [4, 7, 2]) await touchShard(db(), { id, claimedBy: mine, done: images, gotFurther: false });
    await lose(id);
    await claim(id, other);
    await touchShard(db(), { id, claimedBy: other, done: 1, gotFurther: false });
    expect(await findShard(db(), id)).toMatchObject({ done: 7 });
  });

  it("of a process that is heard of are left to it", async () => {
    const { id } = await plan();
    await claim(id);
    expect(await requeueLostShards(db(), { ids: [id], silentMs: 30_000, attemptsMax: 3 })).toEqual([]);
    await db()
      .update(shards)
      .set({ heartbeatAt: new Date(Date.now() - 60_000) })
      .where(eq(shards.id, id));
    expect(await requeueLostShards(db(), { ids: [id], silentMs: 30_000, attemptsMax: 3 })).toEqual([
      { id, status: "WAITING" },
    ]);
  });

  it("that end the process each time are given up, unless each attempt got further", async () => {
    const [deadly, long] = [await plan(), await plan()];
    for (let attempt = 1; attempt <= 3; attempt++)
      for (const { id } of [deadly, long]) {
        await claim(id);
        await touchShard(db(), { id, claimedBy: mine, done: attempt, gotFurther: id === long.id });
        await lose(id, 3);
      }
    expect(await findShard(db(), deadly.id)).toMatchObject({
      ...{ status: "FAILED", failure: { code: "RUN_ENDS_PROCESS" } },
    });
    expect(await findShard(db(), long.id)).toMatchObject({ status: "WAITING" });
  });

  it("count deaths with the same file in hand, and begin anew with the next file", async () => {
    const { id } = await plan();
    const die = async (sha256: string) => {
      await claim(id);
      await writeTrying(db(), { id, claimedBy: mine, sha256 });
      await lose(id);
      const row = await findShard(db(), id);
      return [row?.trying, row?.deaths];
    };
    expect(await die("f")).toEqual(["f", 1]);
    expect(await die("f")).toEqual(["f", 2]);
    expect(await die("g")).toEqual(["g", 1]);
  });
});
