import { embedShard } from "../jobs/study/embed-shard.ts";
import { measureShard } from "../jobs/study/near-duplicates/measure-shard.ts";
import { scoreShard } from "../jobs/study/score/score-shard.ts";
import type { ShardHandlers } from "./shard.ts";

export const SHARD_HANDLERS: ShardHandlers = {
  MEASURE: measureShard,
  EMBED: embedShard,
  SCORE: scoreShard,
};
