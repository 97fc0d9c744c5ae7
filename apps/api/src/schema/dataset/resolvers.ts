import { listDatasets } from "@brainscan/db/queries/datasets";
import { pageImages } from "@brainscan/db/queries/image-pages";
import { countQuarantined, pageQuarantined } from "@brainscan/db/queries/quarantine";
import { listStudies } from "@brainscan/db/queries/studies";
import type { Resolvers } from "../../generated/resolvers.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { startImport } from "../../jobs/import/start-import.ts";
import { renderNotice } from "../../messages/render-notice.ts";
import { imageCursor, imageFilter } from "../image/mappers.ts";
import { runFields } from "../run/resolvers.ts";
import { type ImportModel, quarantineCursor } from "./mappers.ts";

export const datasetResolvers: Resolvers = {
  Query: {
    datasets: (_root, _args, { app }) => listDatasets(app.database.orm),
    dataset: (_root, { id }, { loaders }) => loaders.dataset.load(id),
  },
  Mutation: {
    importDataset: (_root, { input }, context) =>
      withUserErrors<{ import: ImportModel | null }>({ import: null }, async () => ({
        import: await startImport(context, input),
      })),
  },
  Dataset: {
    counts: ({ id }, _args, { loaders }) => loaders.counts.load(id),
    imports: ({ id }, _args, { loaders }) => loaders.imports.load(id),
    metadataColumns: ({ id }, _args, { loaders }) => loaders.metadataColumns.load(id),
    async images({ id: datasetId }, { first, after, filter }, { app }) {
      const { rows, hasNextPage, total } = await pageImages(app.database.orm, {
        datasetId,
        filter: imageFilter(filter),
        first: pageSize(first),
        after: decodeCursor(after, imageCursor),
      });
      const edges = rows.map((node) => ({ node, cursor: encodeCursor(node.path) }));
      return {
        edges,
        pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: total.total,
        totalCountExact: total.exact,
      };
    },
    async quarantined({ id: datasetId }, { first, after }, { app }) {
      const limit = pageSize(first);
      const found = await pageQuarantined(app.database.orm, {
        datasetId,
        after: decodeCursor(after, quarantineCursor),
        limit: limit + 1,
      });
      const edges = found.slice(0, limit).map((node) => {
        const { path, imageId } = node;
        return { node, cursor: encodeCursor({ path, imageId }) };
      });
      return {
        edges,
        pageInfo: { hasNextPage: found.length > limit, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: await countQuarantined(app.database.orm, datasetId),
      };
    },
    studies: ({ id: datasetId }, { first }, { app }) =>
      listStudies(app.database.orm, { datasetId, limit: pageSize(first, { fallback: 20 }) }),
    latestStudy: ({ id }, _args, { loaders }) => loaders.latestStudy.load(id),
  },
  QuarantinedImage: {
    async image({ imageId }, _args, { loaders }) {
      const image = await loaders.image.load(imageId);
      if (!image) throw new Error(`the image ${imageId} is gone`);
      return image;
    },
    reason: ({ reason }, _args, { language }) => renderNotice(reason, language),
  },
  Import: {
    ...runFields,
    dataset: ({ datasetId }, _args, { loaders }) => (datasetId ? loaders.dataset.load(datasetId) : null),
    report: ({ report }) => report,
  },
};
