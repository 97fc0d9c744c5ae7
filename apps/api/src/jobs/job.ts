import type { Transaction } from "@brainscan/db/orm";
import type { RunKind } from "@brainscan/db/schema/runs";
import type { App } from "../app.ts";
import type { DeliverableName } from "../deliverables/kit/deliverable.ts";
import type { ShardRunner } from "../shards/shard.ts";

export type Stage =
  | "DRAW"
  | "READ"
  | "DECODE"
  | "STORE"
  | "EMBED"
  | "PROJECT"
  | "CLUSTER"
  | "MEASURE"
  | "FAMILIES"
  | "EVALUATE"
  | "CONTROL"
  | "NEST"
  | "AUDIT"
  | "PREVALENCE"
  | "PREDICT"
  | "REPORT"
  | Uppercase<DeliverableName>;

/** The stage in which a deliverable is written. */
export function stageOf(name: DeliverableName): Stage {
  return name.toUpperCase() as Uppercase<DeliverableName>;
}

/** What a job is given: its run's id, a way to say where it stands, and the signal that asks it to stop. */
export type JobContext = {
  app: App;
  runId: string;
  report: (stage: Stage, done: number, total: number) => void;
  /** Something lasting was stored: a run that ends the process here did not end it for nothing. */
  gotFurther: () => void;
  signal: AbortSignal;
  /** Has what can be parted done in parts, by every process that is at hand. */
  shards: ShardRunner;
  /** Leave word of something to close once the job has ended, whichever way. */
  atEnd: (close: () => Promise<void>) => void;
};

export type Job = {
  /** Does the work, then answers how to store its result: that runs in the transaction that marks the run DONE. */
  handle(context: JobContext): Promise<(tx: Transaction) => Promise<void>>;
  /** Called once the run has ended, whichever way, and its end is stored. */
  afterwards?(app: App, runId: string): Promise<void>;
};

export type JobHandlers = Record<RunKind, Job>;
