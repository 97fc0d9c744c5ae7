import { setTimeout as delay } from "node:timers/promises";
import { findRun } from "@brainscan/db/queries/runs";
import type { PgBoss } from "pg-boss";
import type { App } from "../app.ts";
import { jobOf, SHARD_QUEUE } from "../runs/queues.ts";
import { followPlan } from "./follow-plan.ts";
import type { ShardRunner } from "./shard.ts";

const LOOK_MS = 400;
/** What still waits after so long is handed out again: its job may have been taken by a process that had no use for it. */
const AGAIN_MS = 5000;

/** Hands shards out to every process on the database, this one included, and waits until they are done. A process that takes a
 *  shard and falls silent loses it to another.
 *  @param wake  tells this process's own workers that there is something to take */
export function runShardsByQueue(app: App, boss: PgBoss, wake: EventTarget): ShardRunner {
  const { attemptsMax, silentMs } = app.config;
  return {
    async run(plan, options) {
      const priority = (await findRun(app.database.orm, plan.runId))?.priority ?? 0;
      let handedOut = new Map<string, number>();
      await followPlan(app, plan, options, {
        attemptsMax,
        silentMs,
        async workOn(waiting) {
          const now = performance.now();
          const due = waiting.filter((id) => now - (handedOut.get(id) ?? -Infinity) > AGAIN_MS);
          if (due.length > 0) {
            await boss.insert(
              SHARD_QUEUE,
              due.map((id) => jobOf(id, priority)),
            );
            wake.dispatchEvent(new Event("shards"));
          }
          handedOut = new Map(waiting.map((id) => [id, due.includes(id) ? now : (handedOut.get(id) ?? now)]));
          await delay(LOOK_MS, undefined, { signal: options.signal }).catch(() => undefined);
        },
      });
    },
  };
}
