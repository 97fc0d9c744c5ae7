import type { Transaction } from "@brainscan/db/orm";
import { insertRun, type RunRow } from "@brainscan/db/queries/runs";
import type { RunKind } from "@brainscan/db/schema/runs";
import type { App } from "../app.ts";
import type { JobHandlers } from "../jobs/job.ts";
import { runShardsByQueue } from "../shards/run-shards-by-queue.ts";
import { runShardsHere } from "../shards/run-shards-here.ts";
import type { ShardHandlers, ShardRunner } from "../shards/shard.ts";
import { SHARD_HANDLERS } from "../shards/shard-handlers.ts";
import { takeShards } from "../shards/take-shards.ts";
import { performRun } from "./perform-run.ts";
import { idOf, jobOf, openQueues, POLL_SECONDS, RUN_QUEUES } from "./queues.ts";
import { openSlots, type Slots } from "./slots.ts";
import { keepSweeping, sweep } from "./sweep.ts";

export type WorkQueue = {
  /** Write the run and what belongs to it in one transaction, then hand it to a worker. */
  enqueue(
    kind: RunKind,
    runId: string,
    insert: (tx: Transaction) => Promise<void>,
    options?: { priority?: number },
  ): Promise<void>;
  /** Hand a run that waits again to a worker; what it was given is in its rows. */
  enqueueAgain(run: Waiting): Promise<void>;
  /** True until it is told to stop. */
  isStarted(): boolean;
  stop(): Promise<void>;
};

type Waiting = Pick<RunRow, "id" | "kind" | "priority">;

type Options = {
  /** Runs and shards that compute at once in this process; 0: it only hands work to others. */
  concurrency?: number;
  shardHandlers?: ShardHandlers;
};

/** Start pg-boss on the app's database, and work on what it hands out. Runs that wait, and those whose process has gone, are handed
 *  out anew: beside PGlite all of them at once, for no other process can be at work. */
export async function startWorkQueue(
  app: App,
  handlers: JobHandlers,
  { concurrency = 1, shardHandlers = SHARD_HANDLERS }: Options = {},
): Promise<WorkQueue> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const boss = await openQueues(app);
  const db = app.database.orm;
  const workers = new Map<string, string>();
  const endless: Promise<void>[] = [];

  const send = async ({ id, kind, priority }: Waiting) => {
    await boss.insert(RUN_QUEUES[kind], [jobOf(id, priority)]);
  };
  const hand = async (run: Waiting) => {
    await send(run);
    const worker = workers.get(RUN_QUEUES[run.kind]);
    if (worker) boss.notifyWorker(worker);
  };

  if (concurrency > 0) {
    const alone = app.database.kind === "pglite";
    await sweep(app, send, { silentMs: alone ? 0 : app.config.silentMs });
    const slots = openSlots(concurrency);
    const wake = new EventTarget();
    const shards = alone ? runShardsHere(app, shardHandlers) : runShardsByQueue(app, boss, wake);
    for (const name of new Set(Object.values(RUN_QUEUES))) {
      const computes = name === RUN_QUEUES.STUDY;
      const options = {
        batchSize: 1,
        pollingIntervalSeconds: POLL_SECONDS,
        localConcurrency: computes ? concurrency : 1,
      };
      const worker = await boss.work(name, options, async ([job]) => {
        const perform = (used: ShardRunner) => performRun(app, handlers, idOf(job), { signal, shards: used });
        await (computes ? inSlot(slots, shards, perform) : perform(shards));
      });
      workers.set(name, worker);
    }
    if (!alone) {
      endless.push(keepSweeping(app, send, signal));
      endless.push(takeShards(app, boss, { handlers: shardHandlers, slots, wake, signal }));
    }
  }

  return {
    async enqueue(kind, id, insert, { priority = 0 } = {}) {
      await db.transaction(async (tx) => {
        await insertRun(tx, { id, kind, priority });
        await insert(tx);
      });
      await hand({ id, kind, priority });
    },
    enqueueAgain: hand,
    isStarted: () => !signal.aborted,
    async stop() {
      stopping.abort();
      await Promise.all(endless);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** A run that waits for its shards leaves its place to them. */
async function inSlot(
  slots: Slots,
  shards: ShardRunner,
  work: (shards: ShardRunner) => Promise<unknown>,
): Promise<void> {
  slots.begin();
  try {
    await work({
      async run(plan, options) {
        slots.end();
        try {
          await shards.run(plan, options);
        } finally {
          slots.begin();
        }
      },
    });
  } finally {
    slots.end();
  }
}
