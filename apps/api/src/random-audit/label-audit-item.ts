import { labelAuditItem as saveLabel } from "@brainscan/db/queries/audits";
import { findImage } from "@brainscan/db/queries/images";
import { z } from "zod";
import type { App } from "../app.ts";
import type { LabelAuditItemInput } from "../generated/resolvers.ts";
import { parseInput } from "../messages/parse-input.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { knownDataset, readerField } from "./known-dataset.ts";

const input = z.object({
  datasetId: z.string(),
  imageId: z.string(),
  label: z.enum(["NORMAL", "CANCER"]).nullish(),
  reader: readerField,
});

/** Keep what a reader says of a drawn image, or take it back. It certifies and never trains. */
export async function labelAuditItem(
  { database }: Pick<App, "database">,
  given: LabelAuditItemInput,
): Promise<{ datasetId: string; groupId: string }> {
  const { datasetId, imageId, label, reader } = parseInput(input, given);
  const db = database.orm;
  await knownDataset(db, datasetId);
  const image = await findImage(db, imageId);
  if (image?.datasetId !== datasetId)
    throw new UserProblem({ code: "IMAGE_UNKNOWN", params: { id: imageId } }, { field: ["input", "imageId"] });
  const { groupId } = image;
  const drawn = await saveLabel(db, {
    ...{ datasetId, groupId, reader, now: new Date() },
    label: label ? (label === "CANCER" ? 1 : 0) : null,
  });
  if (!drawn)
    throw new UserProblem({ code: "AUDIT_NOT_DRAWN", params: { path: image.path } }, { field: ["input", "imageId"] });
  return { datasetId, groupId };
}
