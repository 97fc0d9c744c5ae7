import type { Transaction } from "@brainscan/db/orm";
import { listDatasetsByIds } from "@brainscan/db/queries/datasets";
import { type ExclusionChange, excludeImages, restoreImages } from "@brainscan/db/queries/exclusions";
import { findImage } from "@brainscan/db/queries/images";
import { ABSENT_FROM_SOURCE } from "@brainscan/db/queries/mirror-source";
import { QUARANTINED } from "@brainscan/db/queries/quarantine";
import type { Resolvers } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { pageSize } from "../../graphql/cursor.ts";
import { DUPLICATES_MAX } from "../../graphql/loaders.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import type { Language } from "../../messages/message.ts";
import { renderNotice } from "../../messages/render-notice.ts";
import { UserProblem, userProblem } from "../../messages/user-problem.ts";
import type { DatasetModel } from "../dataset/mappers.ts";
import { type ImageModel, imageUrl, labelOf, thumbnailUrl } from "./mappers.ts";

const IMAGES_PER_CHANGE_MAX = 10_000;
const REASON_LENGTH_MAX = 500;

/** Apply a change of exclusions, whole or not at all. */
async function change({ app }: Context, imageIds: string[], apply: (tx: Transaction) => Promise<ExclusionChange>) {
  return withUserErrors<{ images: ImageModel[]; datasets: DatasetModel[] }>({ images: [], datasets: [] }, async () => {
    if (imageIds.length === 0 || imageIds.length > IMAGES_PER_CHANGE_MAX)
      throw userProblem("IMAGE_IDS_COUNT", { given: imageIds.length, max: IMAGES_PER_CHANGE_MAX });
    const changed = await app.database.orm.transaction(async (tx) => {
      const outcome = await apply(tx);
      const [unknown] = outcome.unknownIds;
      if (unknown !== undefined)
        throw new UserProblem({ code: "IMAGE_UNKNOWN", params: { id: unknown } }, { field: ["imageIds"] });
      return outcome;
    });
    return { images: changed.images, datasets: await listDatasetsByIds(app.database.orm, changed.datasetIds) };
  });
}

function parseReason(reason: string): string {
  const text = reason.trim();
  if (text === "" || text.length > REASON_LENGTH_MAX)
    throw new UserProblem(
      { code: "EXCLUSION_REASON", params: { max: REASON_LENGTH_MAX } },
      { field: ["input", "reason"] },
    );
  return text;
}

function reasonInWords(reason: string, language: Language): string {
  if (reason === ABSENT_FROM_SOURCE) return renderNotice({ code: "EXCLUDED_ABSENT" }, language);
  if (reason === QUARANTINED) return renderNotice({ code: "EXCLUDED_QUARANTINED" }, language);
  return reason;
}

export const imageResolvers: Resolvers = {
  Query: {
    image: (_root, { id }, { app }) => findImage(app.database.orm, id),
  },
  Mutation: {
    excludeImages: (_root, { input: { imageIds, reason } }, context) =>
      change(context, imageIds, (tx) => excludeImages(tx, { imageIds, reason: parseReason(reason), now: new Date() })),
    restoreImages: (_root, { imageIds }, context) => change(context, imageIds, (tx) => restoreImages(tx, { imageIds })),
  },
  Image: {
    url: ({ id }) => imageUrl(id),
    thumbnailUrl: ({ id }) => thumbnailUrl(id),
    label: ({ label }) => labelOf(label),
    async duplicates({ id, ...group }, { first }, { loaders }) {
      const size = pageSize(first, { fallback: DUPLICATES_MAX, max: DUPLICATES_MAX });
      return (await loaders.groupMembers.load(group)).filter((member) => member.id !== id).slice(0, size);
    },
    duplicateCount: async (group, _args, { loaders }) => (await loaders.groupSize.load(group)) - 1,
    exclusion: ({ excludedAt, exclusionReason }, _args, { language }) =>
      excludedAt === null ? null : { at: excludedAt, reason: reasonInWords(exclusionReason ?? "", language) },
    async prediction({ id, datasetId }, { studyId }, { loaders }) {
      const study = await (studyId ? loaders.study.load(studyId) : loaders.latestDoneStudy.load(datasetId));
      // Half of what an unfinished study says is not shown.
      return study?.run.status === "DONE" ? loaders.prediction.load({ studyId: study.runId, imageId: id }) : null;
    },
  },
};
