import type { Queryable } from "@brainscan/db/orm";
import { type DatasetRow, findDataset } from "@brainscan/db/queries/datasets";
import { z } from "zod";
import { UserProblem } from "../messages/user-problem.ts";

const READER_LENGTH_MAX = 100;

/** Who read an image. */
export const readerField = z.string().trim().min(1).max(READER_LENGTH_MAX);

/** @throws UserProblem DATASET_UNKNOWN */
export async function knownDataset(db: Queryable, datasetId: string): Promise<DatasetRow> {
  const dataset = await findDataset(db, datasetId);
  if (!dataset)
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field: ["input", "datasetId"] });
  return dataset;
}
