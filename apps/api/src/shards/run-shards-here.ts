import { setTimeout as delay } from "node:timers/promises";
import { claimShard } from "@brainscan/db/queries/shards";
import type { App } from "../app.ts";
import { followPlan } from "./follow-plan.ts";
import { performShard } from "./perform-shard.ts";
import type { ShardHandlers, ShardRunner } from "./shard.ts";

const WAIT_MS = 200;

/** Does shards one after the other in this process: beside PGlite, which no other can open, and for commands without a queue. */
export function runShardsHere(app: App, handlers: ShardHandlers): ShardRunner {
  const { attemptsMax, silentMs } = app.config;
  return {
    run(plan, options) {
      const { signal } = options;
      return followPlan(app, plan, options, {
        attemptsMax,
        silentMs: app.database.kind === "pglite" ? 0 : silentMs,
        async workOn([id], tell) {
          const shard =
            id === undefined ? null : await claimShard(app.database.orm, { id, claimedBy: app.id, ofAnyRun: true });
          // Another process has it: wait for that one.
          if (!shard) return delay(WAIT_MS);
          await performShard(app, handlers, shard, {
            ...{ signal, attemptsMax, ofAnyRun: true },
            onProgress: (done) => tell(shard.id, done),
          });
        },
      });
    },
  };
}
