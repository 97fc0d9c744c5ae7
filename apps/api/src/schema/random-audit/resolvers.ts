import { listLatestStudies } from "@brainscan/db/queries/studies";
import { signatureOf } from "../../accounts/signature.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { readAuditState } from "../../random-audit/audit-state.ts";
import { drawAudit } from "../../random-audit/draw-audit.ts";
import { labelAuditItem } from "../../random-audit/label-audit-item.ts";
import { poolSize } from "../../random-audit/pool-size.ts";
import { recordAuditLabels } from "../../random-audit/record-audit-labels.ts";
import { guaranteeOf } from "../guarantee/mappers.ts";
import { labelOf } from "../image/mappers.ts";
import { type AuditItemModel, auditItemCursor, type RandomAuditModel, readingListUrl } from "./mappers.ts";

export const randomAuditResolvers: Resolvers = {
  Dataset: {
    audit: ({ id }, _args, { app }) => readAuditState(app.database.orm, id),
  },
  Mutation: {
    drawAudit: (_root, { input }, { app }) =>
      withUserErrors<{ audit: RandomAuditModel | null }>({ audit: null }, async () => {
        const { datasetId } = await drawAudit(app, input);
        return { audit: await readAuditState(app.database.orm, datasetId) };
      }),
    labelAuditItem: (_root, { input }, { app, viewer }) =>
      withUserErrors<{ audit: RandomAuditModel | null; item: AuditItemModel | null }>(
        { audit: null, item: null },
        async () => {
          const { datasetId, groupId } = await labelAuditItem(app, {
            ...input,
            reader: signatureOf(viewer, input.reader, "reader"),
          });
          const audit = await readAuditState(app.database.orm, datasetId);
          return { audit, item: audit.items.find((item) => item.groupId === groupId) ?? null };
        },
      ),
    async recordAuditLabels(_root, { input }, { app, viewer }) {
      const empty = { audit: null, changed: null };
      const answer = await withUserErrors<Recorded>({ ...empty, problems: [] }, async () => {
        const done = await recordAuditLabels(app, {
          ...input,
          reader: signatureOf(viewer, input.reader, "reader"),
        });
        if ("problems" in done) return { ...empty, ...done };
        return { audit: await readAuditState(app.database.orm, done.datasetId), changed: done.changed, problems: [] };
      });
      const { problems, userErrors, ...payload } = answer;
      return { ...payload, userErrors: [...userErrors, ...problems.map((notice) => ({ field: CSV_FIELD, notice }))] };
    },
  },
  RandomAudit: {
    nDrawn: ({ progress }) => progress.nDrawn,
    nRead: ({ progress }) => progress.nRead,
    nCounted: ({ progress }) => progress.nCounted,
    nCountedCancer: ({ progress }) => progress.nCountedCancer,
    nSkipped: ({ progress }) => progress.nSkipped,
    nGone: ({ progress }) => progress.nGone,
    next: ({ items, progress }) => (progress.next === null ? null : items[progress.next]),
    poolFamilies: ({ datasetId }, _args, { app }) => poolSize(app.database.orm, datasetId),
    listUrl: ({ datasetId }) => readingListUrl(datasetId),
    newSinceStudy,
    items({ items }, { first, after, unread }) {
      const matching = unread ? items.filter(({ inUse, label }) => inUse && label === null) : items;
      const beyond = decodeCursor(after, auditItemCursor) ?? -1;
      const following = matching.filter(({ order }) => order > beyond);
      const edges = following.slice(0, pageSize(first)).map((node) => ({ node, cursor: encodeCursor(node.order) }));
      return {
        edges,
        pageInfo: { hasNextPage: following.length > edges.length, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: matching.length,
      };
    },
  },
  AuditItem: {
    position: ({ order }) => order + 1,
    image: ({ datasetId, groupId }, _args, { loaders }) => loaders.firstOfGroup.load({ datasetId, groupId }),
    label: ({ label }) => labelOf(label),
  },
};

const CSV_FIELD = ["input", "csv"];

type Recorded = {
  audit: RandomAuditModel | null;
  changed: number | null;
  problems: Exclude<Awaited<ReturnType<typeof recordAuditLabels>>, { datasetId: string }>["problems"];
};

/** A study reads the labels when it begins: later ones, and ones taken back since, are not in its guarantee. */
async function newSinceStudy({ datasetId, items, progress }: RandomAuditModel, _args: unknown, { app }: Context) {
  if (progress.nDrawn === 0) return false;
  const [study] = await listLatestStudies(app.database.orm, { datasetIds: [datasetId], doneOnly: true });
  const guarantee = guaranteeOf(study?.report ?? null);
  const since = study?.run.startedAt;
  if (!guarantee || !since) return false;
  const { labels, leftOut } = guarantee.nAudit;
  return labels + leftOut > progress.nCounted || items.some(({ counts, readAt }) => counts && readAt && readAt > since);
}
