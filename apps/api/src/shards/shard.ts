import type { ShardKind } from "@brainscan/db/schema/shards";
import type { App } from "../app.ts";
import type { Stage } from "../jobs/job.ts";
import type { Keep } from "./kept.ts";

/** Images of one shard: lost at most once when a process is killed, and still worth handing to another machine. */
export const IMAGES_PER_SHARD = 1000;

/** One part of a run: plain data, so that any process can take it up. `key` names it within its run and kind: the same key, the
 *  same work, whenever it is planned. */
export type PlannedShard = { key: string; task: Record<string, unknown>; total: number };

export type ShardPlan = {
  runId: string;
  kind: ShardKind;
  /** Under which the run reports the sum of its shards' images. */
  stage: Stage;
  /** Images of all the shards, and of what needed none. */
  total: number;
  /** Taken a few at a time, as others are done: a plan of thousands never lies in memory whole. */
  shards: AsyncIterable<PlannedShard> | Iterable<PlannedShard>;
};

export type ShardsOptions = {
  signal: AbortSignal;
  report: (done: number, total: number) => void;
  gotFurther?: () => void;
  /** What the work of a shard told, by an earlier attempt at the run too. */
  onOutcome?: (outcome: ShardOutcome) => void;
};

/** Has a plan's shards done, here or by whichever processes take them. Shards that an earlier attempt finished are not done again. */
export type ShardRunner = {
  /** @throws UserProblem with what kept a shard from being done, once no other is left to try: what those finished is kept. With
   *    nothing done after a few failures it is thrown at once */
  run(plan: ShardPlan, options: ShardsOptions): Promise<void>;
};

/** What is known of attempts at a shard that ended their process. */
export type Suspicion = {
  /** In a row: with `file` in hand, where one is named. */
  deaths: number;
  /** SHA-256 of the file that was in hand at the last of them. */
  file: string | null;
};

/** What the work of a shard is given. */
export type ShardContext = {
  app: App;
  runId: string;
  signal: AbortSignal;
  /** Images that were to be done when it was planned. */
  total: number;
  /** Of those, the ones done so far: what was done by an earlier attempt too. */
  report: (done: number) => void;
  /** Something lasting was stored: an attempt that ends here did not end for nothing. */
  gotFurther: () => void;
  suspicion: Suspicion;
  /** Say which file is in hand: should it end the process, it is known by it. */
  trying: (sha256: string | null) => Promise<void>;
  /** What this process keeps open between shards (a network, a fitted model), made when first asked for under its key and closed
   *  with the process or when it has long been idle. */
  keep: Keep;
  /** Have the next who asks for it open it anew: it broke. */
  forget: (key: string) => void;
};

/** The work of one kind of shard. It stores its own result, in a way that can be repeated without harm.
 *  @param task  as it was planned: parse it
 *  @returns what is to be told of how it went, if anything: plain data */
// biome-ignore lint/suspicious/noConfusingVoidType: most handlers have nothing to tell, and return nothing
export type ShardHandler = (context: ShardContext, task: unknown) => Promise<ShardOutcome | undefined | void>;

export type ShardOutcome = Record<string, unknown>;

export type ShardHandlers = Record<ShardKind, ShardHandler>;
