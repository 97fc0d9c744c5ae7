import { listFilesOfRange, type RemainderFile, replaceRemainder } from "@brainscan/db/queries/remainder";
import { ClaimLost } from "../../../runs/claim-lost.ts";
import type { ShardContext, ShardHandler } from "../../../shards/shard.ts";
import { embedInShard } from "../embed-shard.ts";
import type { VectorsAtHand } from "../embedding-cache.ts";
import { predictionRows } from "../predictions/prediction-rows.ts";
import { type OpenScorePlan, openScorePlan } from "./open-score-plan.ts";
import { scoreImages } from "./score-images.ts";
import { readScorePlan } from "./score-plan.ts";
import { type ScoreTask, scoreShardKey, scoreTask } from "./score-task.ts";

/** What a study says of some of the images that it did not look at: their vectors are made where they are lacking, then the
 *  champion is applied. Stored in one transaction, in place of what an earlier attempt stored. */
export const scoreShard: ShardHandler = async (context, given) => {
  const { app, signal, report, gotFurther, keep } = context;
  const task = scoreTask.parse(given);
  const { studyId } = task;
  const open = await keep(
    task.plan,
    async () => openPlan(context, task.plan),
    async () => undefined,
  );
  const images = await listUnseen(context, open, task);
  const sha256 = images.map(([file]) => file.sha256);
  const atHand = await embedLacking(context, open, sha256);
  const said = await scoreImages(app, open, sha256, { signal, atHand });
  const rows = images.flatMap((files, at) => {
    const image = { groupId: files[0].groupId, files: files.map((file) => ({ ...file, label: null })) };
    const shared = { ...said[at], studyId, position: null, cluster: null };
    return predictionRows({ ...image, representative: files[0] }, shared);
  });
  signal.throwIfAborted();
  const shard = scoreShardKey(task);
  const stored = await app.database.orm.transaction((tx) => replaceRemainder(tx, { studyId, shard, rows }));
  if (!stored) throw new ClaimLost();
  gotFurther();
  report(images.length);
};

type Opened = OpenScorePlan & { learned: ReadonlySet<string> };

async function openPlan({ app }: ShardContext, key: string): Promise<Opened> {
  const plan = await readScorePlan(app, key);
  return { ...(await openScorePlan(app, plan)), learned: new Set(plan.learned) };
}

/** Files of each image of the range that the study did not look at, the one that speaks for it first. */
async function listUnseen({ app }: ShardContext, { learned }: Opened, task: ScoreTask): Promise<RemainderFile[][]> {
  const groups = new Map<string, RemainderFile[]>();
  for (const file of await listFilesOfRange(app.database.orm, task)) {
    if (learned.has(file.groupId)) continue;
    const group = groups.get(file.groupId);
    if (group) group.push(file);
    else groups.set(file.groupId, [file]);
  }
  return [...groups.values()];
}

/** Without a model nothing is read of an image. @returns the vectors that were made */
async function embedLacking(
  context: ShardContext,
  { plan }: OpenScorePlan,
  sha256: readonly string[],
): Promise<VectorsAtHand> {
  const atHand: VectorsAtHand = new Map();
  if (plan.models.length === 0 || sha256.length === 0) return atHand;
  for (const { preprocessing } of plan.spaces)
    await embedInShard(context, { ...plan.network, preprocessing, sha256 }, (stored) => {
      for (const [spaceId, vectors] of stored)
        atHand.set(spaceId, new Map([...(atHand.get(spaceId) ?? []), ...vectors]));
    });
  return atHand;
}
