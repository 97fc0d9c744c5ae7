import type { Transaction } from "@brainscan/db/orm";
import { type DatasetRow, findDataset, lockDatasets } from "@brainscan/db/queries/datasets";
import { refreshFingerprint } from "@brainscan/db/queries/fingerprint";
import { findImage } from "@brainscan/db/queries/images";
import { isBeingImported } from "@brainscan/db/queries/imports";
import { deletePairReview, type PairReviewRow, savePairReview } from "@brainscan/db/queries/near-duplicates";
import { z } from "zod";
import type { App } from "../app.ts";
import type { RemovePairReviewInput, ReviewPairInput } from "../generated/resolvers.ts";
import { parseInput } from "../messages/parse-input.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { knownDataset, readerField } from "../random-audit/known-dataset.ts";

const pairFields = { datasetId: z.string(), imageA: z.string(), imageB: z.string() };
const reviewInput = z.object({ ...pairFields, same: z.boolean(), reader: readerField });
const removalInput = z.object(pairFields);

type Pair = Pick<PairReviewRow, "datasetId" | "groupA" | "groupB">;
type Named = { datasetId: string; imageA: string; imageB: string };

/** Keep what a reader says of two images; earlier results are stale from then on.
 *  @throws UserProblem DATASET_UNKNOWN, IMAGE_UNKNOWN, PAIR_SAME_IMAGE, PAIR_DURING_IMPORT */
export async function reviewPair(
  { database }: Pick<App, "database">,
  given: ReviewPairInput,
): Promise<{ dataset: DatasetRow; review: PairReviewRow }> {
  const { same, reader, ...named } = parseInput(reviewInput, given);
  return database.orm.transaction(async (tx) => {
    const review = { ...(await pairOf(tx, named)), same, reader, reviewedAt: new Date() };
    await savePairReview(tx, review);
    return { dataset: await renewed(tx, named.datasetId), review };
  });
}

/** Take a reading back: the distances decide again.
 *  @throws UserProblem as reviewPair, and PAIR_NOT_READ */
export async function removePairReview(
  { database }: Pick<App, "database">,
  given: RemovePairReviewInput,
): Promise<DatasetRow> {
  const named = parseInput(removalInput, given);
  return database.orm.transaction(async (tx) => {
    if (!(await deletePairReview(tx, await pairOf(tx, named)))) throw new UserProblem({ code: "PAIR_NOT_READ" });
    return renewed(tx, named.datasetId);
  });
}

/** The groups of both images, under the data set's lock: its fingerprint moves with them. */
async function pairOf(tx: Transaction, { datasetId, imageA, imageB }: Named): Promise<Pair> {
  await knownDataset(tx, datasetId);
  await lockDatasets(tx, [datasetId]);
  if (await isBeingImported(tx, datasetId))
    throw new UserProblem({ code: "PAIR_DURING_IMPORT" }, { field: ["input", "datasetId"] });
  const [a, b] = [
    await groupOf(tx, datasetId, { field: "imageA", id: imageA }),
    await groupOf(tx, datasetId, { field: "imageB", id: imageB }),
  ];
  if (a === b) throw new UserProblem({ code: "PAIR_SAME_IMAGE" }, { field: ["input", "imageB"] });
  const [groupA, groupB] = [a, b].sort((one, other) => (one < other ? -1 : 1));
  return { datasetId, groupA, groupB };
}

async function groupOf(tx: Transaction, datasetId: string, { field, id }: { field: string; id: string }) {
  const image = await findImage(tx, id);
  if (image?.datasetId !== datasetId)
    throw new UserProblem({ code: "IMAGE_UNKNOWN", params: { id } }, { field: ["input", field] });
  return image.groupId;
}

async function renewed(tx: Transaction, datasetId: string): Promise<DatasetRow> {
  await refreshFingerprint(tx, datasetId);
  const dataset = await findDataset(tx, datasetId);
  if (!dataset) throw new Error(`the data set ${datasetId} vanished while it was locked`);
  return dataset;
}
