import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { claimShard } from "@brainscan/db/queries/shards";
import type { PgBoss } from "pg-boss";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";
import { idOf, POLL_SECONDS, SHARD_QUEUE } from "../runs/queues.ts";
import type { Slots } from "../runs/slots.ts";
import { performShard } from "./perform-shard.ts";
import type { ShardHandlers } from "./shard.ts";

type Options = { handlers: ShardHandlers; slots: Slots; wake: EventTarget; signal: AbortSignal };

/** Take shards of any run as long as there is room in this process, until the signal is aborted and what was begun has stopped. */
export async function takeShards(app: App, boss: PgBoss, { handlers, slots, wake, signal }: Options): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const { attemptsMax, silentMs } = app.config;

  /** @returns false when there is nothing to take */
  async function takeOne(): Promise<boolean> {
    const [job] = await boss.fetch<unknown>(SHARD_QUEUE);
    if (!job) return false;
    const shard = await claimShard(app.database.orm, { id: idOf(job), claimedBy: app.id, silentMs });
    const settle = () => boss.complete(SHARD_QUEUE, job.id);
    if (!shard) {
      await settle();
      return true;
    }
    slots.begin();
    const work = performShard(app, handlers, shard, { signal, attemptsMax })
      // A database that cannot be written: the shard is taken up again once this claim is silent.
      .catch((problem: unknown) => logProblem(`shard ${shard.id}`, problem))
      .finally(() => slots.end())
      .then(settle)
      .then(() => undefined)
      .catch((problem: unknown) => logProblem(`the job of shard ${shard.id} was not settled`, problem))
      .finally(() => underWay.delete(work));
    underWay.add(work);
    return true;
  }

  while (!signal.aborted) {
    await slots.room(signal);
    if (signal.aborted) break;
    const took = await takeOne().catch((problem: unknown) => {
      logProblem("taking a shard", problem);
      return false;
    });
    if (!took) await somethingComes(wake, signal);
  }
  await Promise.all(underWay);
}

async function somethingComes(wake: EventTarget, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const either = { signal: AbortSignal.any([signal, waiting.signal]) };
  await Promise.race([
    once(wake, "shards", either).catch(() => undefined),
    delay(POLL_SECONDS * 1000, undefined, either).catch(() => undefined),
  ]);
  waiting.abort();
}
