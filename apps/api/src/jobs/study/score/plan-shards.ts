import { findNextGroups } from "@brainscan/db/queries/remainder";
import type { App } from "../../../app.ts";
import type { PlannedShard } from "../../../shards/shard.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { type ScoreTask, scoreShardKey } from "./score-task.ts";

/** The images beyond a study's sample in ranges of a shard's worth, one read when it is asked for. */
export async function* planScoreShards(
  { database, config }: Pick<App, "database" | "config">,
  {
    studyId,
    plan,
    learned,
    inputs,
  }: {
    studyId: string;
    /** Its key. */
    plan: string;
    /** Groups beyond the sample that the study itself speaks of, ascending. */
    learned: readonly string[];
    inputs: Pick<StudyInputs, "dataset" | "sample" | "asOf">;
  },
): AsyncIterable<PlannedShard> {
  const { dataset, sample, asOf } = inputs;
  if (!sample) return;
  const size = config.imagesPerShard;
  let passed = 0;
  for (let after = sample.bound; ; ) {
    const range = await findNextGroups(database.orm, { datasetId: dataset.id, asOf, after, size });
    if (!range) return;
    const { to, groups } = range;
    const before = passed;
    while (passed < learned.length && learned[passed] <= to) passed++;
    const task: ScoreTask = { plan, studyId, datasetId: dataset.id, after, to, asOf };
    const total = groups - (passed - before);
    if (total > 0) yield { key: scoreShardKey(task), task, total };
    after = to;
  }
}
