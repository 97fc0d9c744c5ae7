// Follows a study from outside, kills workers at stated moments, and times how long it takes until others have what they held.
import { setTimeout as delay } from "node:timers/promises";
import { startWorker } from "./processes.mjs";
import { stageLog } from "./stage-log.mjs";

const LOOK_MS = 250;
const TERMINAL = ["DONE", "FAILED", "CANCELLED"];

/** A worker to kill: the one that holds the study, or another that holds a shard; once so much of a stage is done. */
export const KILLS = [
  { stage: "MEASURE", share: 0.2, holds: "shard" },
  { stage: "PREDICT", share: 0.1, holds: "shard" },
  { stage: "PREDICT", share: 0.3, holds: "study" },
  { stage: "PREDICT", share: 0.5, holds: "shard" },
];

/** Stages that begin with a step of their own, told as one of one: not yet what the shares are of. */
const isUnderWay = (run, { stage, share }) =>
  run.stage === stage && run.total > 1 && run.done > 0 && run.done >= share * run.total;

/** @param query  asks the database: (text, values) to rows
 *  @param workers  running; replaced as they are killed
 *  @param onTick  told the run, and what would be told if it ended now
 *  @param signal  stops looking: what was seen so far is told, the status being that of the run
 *  @returns stages with their seconds and images, and what became of each kill */
export async function watchStudy({ query, runId, workers, start, kills = KILLS, onTick, signal }) {
  const log = stageLog();
  const killed = [];
  const pending = [...kills];
  let recovering = null;
  const tell = (run) => ({
    ...{ status: run.status, failure: run.failure, stages: log.tell(run.status === "DONE") },
    kills: [
      ...killed,
      ...(recovering ? [{ ...recovering.told, recoverySeconds: null }] : []),
      ...pending.map((kill) => ({ ...kill, recoverySeconds: null, notReached: true })),
    ],
  });
  for (;;) {
    const [run] = await query("select status, stage, done, total, claimed_by, failure from runs where id = $1", [
      runId,
    ]);
    log.note(run, performance.now());
    for (const worker of workers) worker.look();
    onTick?.(run, () => tell(run));
    if (TERMINAL.includes(run.status) || signal?.aborted) return tell(run);
    if (recovering && (await isTakenUp(query, runId, recovering))) {
      killed.push({ ...recovering.told, recoverySeconds: (performance.now() - recovering.at) / 1000 });
      recovering = null;
    }
    const due = recovering ? -1 : pending.findIndex((kill) => isUnderWay(run, kill));
    const victim = due < 0 ? null : await findVictim(query, runId, run, workers, pending[due].holds);
    if (victim) {
      const [{ stage, share, holds }] = pending.splice(due, 1);
      const { worker, shards, holdsRun } = victim;
      await worker.end("SIGKILL");
      const told = { stage, share, holds, worker: worker.name, shards: shards.length };
      recovering = { at: performance.now(), id: worker.id, shards, holdsRun, told };
      workers.splice(workers.indexOf(worker), 1, await startWorker(start(`${worker.name}'`)));
    }
    await delay(LOOK_MS);
  }
}

async function findVictim(query, runId, run, workers, holds) {
  for (const worker of workers) {
    if (!worker.isRunning()) continue;
    const held = await query("select id from shards where run_id = $1 and status = 'RUNNING' and claimed_by = $2", [
      runId,
      worker.id,
    ]);
    const holdsRun = run.claimed_by === worker.id;
    const fits = holds === "study" ? holdsRun : !holdsRun && held.length > 0;
    if (fits) return { worker, shards: held.map(({ id }) => id), holdsRun };
  }
  return null;
}

async function isTakenUp(query, runId, { id, shards, holdsRun }) {
  const [{ n }] = await query(
    "select count(*)::int as n from shards where id = any($1) and (status = 'WAITING' or claimed_by = $2) and status <> 'DONE'",
    [shards, id],
  );
  if (n > 0) return false;
  if (!holdsRun) return true;
  const [run] = await query("select claimed_by, status from runs where id = $1", [runId]);
  return run.status === "RUNNING" && run.claimed_by !== null && run.claimed_by !== id;
}
