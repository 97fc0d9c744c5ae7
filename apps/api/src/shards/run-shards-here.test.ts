import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertRun } from "@brainscan/db/queries/runs";
import { claimShard, listShardStates, planShards } from "@brainscan/db/queries/shards";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, openApp } from "../app.ts";
import { userProblem } from "../messages/user-problem.ts";
import { runShardsHere } from "./run-shards-here.ts";
import type { ShardContext, ShardHandler } from "./shard.ts";

let folder = "";
let app: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brainscan-shards-"));
  await copyNewDatabase(folder);
  app = await openApp({ dataDir: folder, weightsHome: folder, provider: "cpu" });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const shardsOf = (n: number, first = 0) =>
  Array.from({ length: n }, (_, index) => ({
    key: `part ${first + index}`,
    task: { index: first + index },
    total: 10,
  }));

async function newRun(): Promise<string> {
  const id = randomUUID();
  await insertRun(app.database.orm, { id, kind: "STUDY" });
  return id;
}

type Asked = { n: number; signal?: AbortSignal; runId?: string; report?: (done: number, total: number) => void };

async function run(handler: ShardHandler, { n, signal, runId, report }: Asked): Promise<void> {
  const plan = { runId: runId ?? (await newRun()), kind: "EMBED" as const, stage: "EMBED" as const };
  const handlers = { EMBED: handler, MEASURE: handler, SCORE: handler };
  await runShardsHere(app, handlers).run(
    { ...plan, total: n * 10, shards: shardsOf(n) },
    { signal: signal ?? new AbortController().signal, report: report ?? (() => undefined) },
  );
}

const indexOf = (task: unknown) => (task as { index: number }).index;

it("every shard of a plan is done once, in order, and the images done are told as they are", async () => {
  const did: number[] = [];
  const told: number[] = [];
  await run(
    async ({ report }, task) => {
      report(4);
      did.push(indexOf(task));
    },
    { n: 80, report: (done, total) => told.push(done / total) },
  );
  expect(did).toEqual(Array.from({ length: 80 }, (_, index) => index));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.slice(0, 3)).toEqual([0, 0.005, 0.0125]);
  expect(told.at(-1)).toBe(1);
});

it("a run that is begun again does not do what was done, and does what a killed process had in hand", async () => {
  const runId = await newRun();
  const stop = new AbortController();
  await expect(
    run(
      async (_, task) => {
        if (indexOf(task) === 1) stop.abort(new Error("stop"));
      },
      { n: 3, runId, signal: stop.signal },
    ),
  ).rejects.toThrow("stop");
  // As a process leaves it that ends in the middle of the third.
  const [, , third] = await planShards(app.database.orm, {
    ...{ runId, kind: "EMBED" },
    shards: shardsOf(3).map((shard) => ({ ...shard, id: randomUUID() })),
  });
  await claimShard(app.database.orm, { id: third.id, claimedBy: "another" });
  const did: { index: number; deaths: number }[] = [];
  await run(async ({ suspicion }, task) => void did.push({ index: indexOf(task), deaths: suspicion.deaths }), {
    ...{ n: 3, runId },
  });
  expect(did).toEqual([{ index: 2, deaths: 1 }]);
  expect(await listShardStates(app.database.orm, [third.id])).toMatchObject([{ status: "DONE", done: 10 }]);
});

it("a shard that fails is tried three times, the others are done, and its failure is the run's", async () => {
  const tried: number[] = [];
  const attempt = run(
    async (_, task) => {
      tried.push(indexOf(task));
      if (indexOf(task) === 1) throw userProblem("WEIGHTS_UNREADABLE", { id: "x", path: "y", detail: "z" });
    },
    { n: 3 },
  );
  await expect(attempt).rejects.toThrow("WEIGHTS_UNREADABLE");
  expect(tried.toSorted()).toEqual([0, 1, 1, 1, 2]);
});

it("what fails for every shard is not tried on all of them", async () => {
  const tried: number[] = [];
  const attempt = run(
    async (_, task) => {
      tried.push(indexOf(task));
      throw userProblem("WEIGHTS_UNREADABLE", { id: "x", path: "y", detail: "z" });
    },
    { n: 50 },
  );
  await expect(attempt).rejects.toThrow("WEIGHTS_UNREADABLE");
  expect(new Set(tried).size).toBe(3);
});

it("a plan of thousands is taken a few at a time", async () => {
  let planned = 0;
  let ahead = 0;
  function* many() {
    for (const shard of shardsOf(130)) {
      planned++;
      yield shard;
    }
  }
  let done = 0;
  const handler = async () => {
    ahead = Math.max(ahead, planned - done++);
  };
  await runShardsHere(app, { EMBED: handler, MEASURE: handler, SCORE: handler }).run(
    { runId: await newRun(), kind: "SCORE", stage: "PREDICT", total: 1300, shards: many() },
    { signal: new AbortController().signal, report: () => undefined },
  );
  expect(done).toBe(130);
  expect(ahead).toBeLessThanOrEqual(65);
});

it("what one shard opened serves the next, is opened anew once it broke, and is closed with the process", async () => {
  const folderOfItsOwn = await mkdtemp(join(tmpdir(), "brainscan-shards-"));
  await copyNewDatabase(folderOfItsOwn);
  const own = await openApp({ dataDir: folderOfItsOwn, weightsHome: folderOfItsOwn, provider: "cpu" });
  const log: string[] = [];
  let opened = 0;
  const handler = async ({ keep, forget }: ShardContext, task: unknown) => {
    const open = async () => `network ${++opened}`;
    const network = await keep("network", open, async (kept) => void log.push(`close ${kept}`));
    log.push(`${indexOf(task)}: ${network}`);
    if (indexOf(task) === 1) forget("network");
  };
  const runId = randomUUID();
  await insertRun(own.database.orm, { id: runId, kind: "STUDY" });
  await runShardsHere(own, { EMBED: handler, MEASURE: handler, SCORE: handler }).run(
    { runId, kind: "EMBED", stage: "EMBED", total: 30, shards: shardsOf(3) },
    { signal: new AbortController().signal, report: () => undefined },
  );
  await own.close();
  await rm(folderOfItsOwn, { recursive: true, force: true });
  expect(log).toEqual(["0: network 1", "1: network 1", "close network 1", "2: network 2", "close network 2"]);
});
