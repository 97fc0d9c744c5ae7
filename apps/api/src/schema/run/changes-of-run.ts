import { setTimeout as delay } from "node:timers/promises";
import type { Queryable } from "@brainscan/db/orm";
import { findRun, type RunRow, TERMINAL } from "@brainscan/db/queries/runs";

const POLL_INTERVAL_MS = 300;

/** The run's row whenever it differs from the last one told, until the run has ended. The database is the one source:
 *  it also knows of runs that another process carries out. `return` ends the wait at once: nothing is asked for who has left. */
export function changesOfRun(db: Queryable, id: string): AsyncGenerator<RunRow, void> {
  const left = new AbortController();
  const changes = poll(db, id, left.signal);
  // A generator's own `return` would queue behind the pending `next`, which ends with the run.
  const end = changes.return.bind(changes);
  changes.return = (value) => {
    left.abort();
    return end(value);
  };
  return changes;
}

async function* poll(db: Queryable, id: string, left: AbortSignal): AsyncGenerator<RunRow, void> {
  let told = "";
  while (!left.aborted) {
    const run = await findRun(db, id);
    if (!run || left.aborted) return;
    const state = JSON.stringify(run);
    if (state !== told) yield run;
    told = state;
    if (TERMINAL.includes(run.status)) return;
    await wait(left);
  }
}

async function wait(left: AbortSignal): Promise<void> {
  await delay(POLL_INTERVAL_MS, undefined, { signal: left }).catch((problem: unknown) => {
    if (!left.aborted) throw problem;
  });
}
