import { listDatasets } from "@brainscan/db/queries/datasets";
import { countImages, pageImages } from "@brainscan/db/queries/images";
import { listStudies } from "@brainscan/db/queries/studies";
import type { Resolvers } from "../../generated/resolvers.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { startImport } from "../../jobs/import/start-import.ts";
import { imageCursor, imageFilter } from "../image/mappers.ts";
import { runFields } from "../run/resolvers.ts";
import type { ImportModel } from "./mappers.ts";

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
      const wanted = imageFilter(filter);
      const { rows, hasNextPage } = await pageImages(app.database.orm, {
        datasetId,
        filter: wanted,
        first: pageSize(first),
        after: decodeCursor(after, imageCursor),
      });
      const edges = rows.map((node) => ({ node, cursor: encodeCursor(node.path) }));
      return {
        edges,
        pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: await countImages(app.database.orm, { datasetId, filter: wanted }),
      };
    },
    studies: ({ id: datasetId }, { first }, { app }) =>
      listStudies(app.database.orm, { datasetId, limit: pageSize(first, { fallback: 20 }) }),
    latestStudy: ({ id }, _args, { loaders }) => loaders.latestStudy.load(id),
  },
  Import: {
    ...runFields,
    dataset: ({ datasetId }, _args, { loaders }) => (datasetId ? loaders.dataset.load(datasetId) : null),
    report: ({ report }) => report,
  },
};
