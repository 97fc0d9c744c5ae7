import { setTimeout as delay } from "node:timers/promises";
import { findImport } from "@brainscan/db/queries/imports";
import { listWaitingRuns, type RunRow, requeueInterrupted } from "@brainscan/db/queries/runs";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";

/** Runs handed out anew by one sweep: the next one takes the rest. */
const WAITING_MAX = 1000;

/** Have runs whose process has gone wait again, and hand out all that wait: nothing that was asked for depends on the process that
 *  took the request. */
export async function sweep(
  app: App,
  hand: (run: RunRow) => Promise<void>,
  { silentMs }: { silentMs: number },
): Promise<void> {
  const db = app.database.orm;
  const { attemptsMax } = app.config;
  for (const run of await requeueInterrupted(db, { now: new Date(), silentMs, attemptsMax }))
    await settleInterrupted(app, run);
  for (const run of await listWaitingRuns(db, WAITING_MAX)) await hand(run);
}

/** Sweep a few times within the silence that tells a dead process, until the signal is aborted. */
export async function keepSweeping(app: App, hand: (run: RunRow) => Promise<void>, signal: AbortSignal): Promise<void> {
  const { silentMs } = app.config;
  while (!signal.aborted) {
    await delay(silentMs / 3, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await sweep(app, hand, { silentMs }).catch((problem: unknown) =>
      logProblem("looking for interrupted runs", problem),
    );
  }
}

/** An import that a crash cut short has written images and not yet what depends on them. */
async function settleInterrupted({ database }: App, run: RunRow): Promise<void> {
  if (run.kind !== "IMPORT" || run.status === "QUEUED") return;
  const imported = await findImport(database.orm, run.id);
  if (!imported) return;
  await database.orm.transaction((tx) =>
    settleDataset(tx, imported.datasetId ?? imported.runId, async () => undefined),
  );
}
