import { countNearDuplicates, pageNearDuplicates } from "@brainscan/db/queries/near-duplicate-pages";
import { listPairReviews } from "@brainscan/db/queries/near-duplicates";
import { signatureOf } from "../../accounts/signature.ts";
import { auditStatements, fairnessStatements } from "../../deliverables/audit-statements.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import type { StoredNotice } from "../../messages/notice.ts";
import { renderNotice } from "../../messages/render-notice.ts";
import { removePairReview, reviewPair } from "../../near-duplicates/review-pair.ts";
import type { DatasetModel } from "../dataset/mappers.ts";
import { labelOf } from "../image/mappers.ts";
import { type AuditsModel, auditsOf, type PairReviewModel, pairCursor, reviewCursor } from "./mappers.ts";

const noticeOf = (prefix: string, reason: string | undefined): StoredNotice | null =>
  reason === undefined ? null : { code: `${prefix}_${reason}` };

type Reviewed = { dataset: DatasetModel | null; review: PairReviewModel | null };

export const auditsResolvers: Resolvers = {
  Study: {
    audits: (study) => auditsOf(study),
    async nearDuplicates({ runId, datasetId }, { first, after, filter }, { app }) {
      const db = app.database.orm;
      const wanted = { studyId: runId, datasetId, filter: filter ?? {} };
      const size = pageSize(first);
      const rows = await pageNearDuplicates(db, {
        ...wanted,
        first: size + 1,
        after: decodeCursor(after, pairCursor),
      });
      const edges = rows.slice(0, size).map((node) => ({ node, cursor: encodeCursor(node.pair.position) }));
      const { total: totalCount, exact: totalCountExact } = await countNearDuplicates(db, wanted);
      return {
        edges,
        pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount,
        totalCountExact,
      };
    },
  },
  Dataset: {
    async pairReviews({ id }, { first, after }, { app }) {
      const rows = (await listPairReviews(app.database.orm, id)).sort(
        (one, other) => other.reviewedAt.getTime() - one.reviewedAt.getTime(),
      );
      const start = (decodeCursor(after, reviewCursor) ?? -1) + 1;
      const size = pageSize(first);
      const edges = rows
        .slice(start, start + size)
        .map((node, index) => ({ node, cursor: encodeCursor(start + index) }));
      return {
        edges,
        pageInfo: { hasNextPage: rows.length > start + size, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: rows.length,
      };
    },
  },
  Mutation: {
    reviewPair: (_root, { input }, { app, viewer }) =>
      withUserErrors<Reviewed>({ dataset: null, review: null }, async () =>
        reviewPair(app, { ...input, reader: signatureOf(viewer, input.reader, "reader") }),
      ),
    removePairReview: (_root, { input }, { app }) =>
      withUserErrors<Reviewed>({ dataset: null, review: null }, async () => ({
        dataset: await removePairReview(app, input),
        review: null,
      })),
  },
  Audits: {
    statements: (audits, _args, { language }) => [
      ...fairnessStatements(audits, audits.labelShift, language),
      ...auditStatements(audits, language),
    ],
    fairness: (audits, _args, { language }) => fairnessStatements(audits, audits.labelShift, language),
    shortcuts: ({ shortcuts }, _args, { language }) =>
      shortcuts.map((one) => ({
        ...one,
        name: renderNotice({ code: `MEASURE_${one.id}` }, language),
        reason: noticeOf("SHORTCUT", one.reason),
      })),
    shortcutsTogether: ({ shortcutsTogether: told }) => told && { ...told, reason: noticeOf("TOGETHER", told.reason) },
    shortcutsExplained: ({ shortcutsExplained: told }) =>
      told && { ...told, reason: noticeOf("EXPLAINED", told.reason) },
    representativeness: ({ representativeness: told, labelShift }) => ({
      ...told,
      labelShift,
      reason: noticeOf("REPRESENTATIVE", told.reason),
    }),
    coverage: ({ coverage: told, datasetId }) => ({
      ...told,
      regions: told.regions.map((region) => ({
        ...region,
        examples: region.examples.map((path) => ({ datasetId, path })),
      })),
      reason: noticeOf("COVERAGE", told.reason),
    }),
    nextLabels: ({ nextLabels, datasetId }, _args, { language }) => {
      const { interval, reason, ...gain } = nextLabels.expectedGain;
      const { low = null, high = null, level = null } = interval ?? {};
      return {
        labels: nextLabels.labels.map(({ path, ...asked }) => ({
          image: { datasetId, path },
          reason: asked.reason,
          text: renderNotice({ code: `NEXT_${asked.reason}`, params: known(asked.detail) }, language),
        })),
        expectedGain: { ...gain, low, high, level, reason: noticeOf("GAIN", reason) },
      };
    },
    labelErrors: ({ labelErrors: told, datasetId }) =>
      told && {
        ...told,
        suspects: told.suspects.map(({ path, label, suggested, selfConfidence }) => ({
          image: { datasetId, path },
          label: nameOf(label),
          suggested: nameOf(suggested),
          selfConfidence,
        })),
        falseAlarmsExpected: told.falseAlarms.expected,
        falseAlarmsLow: told.falseAlarms.low,
        falseAlarmsHigh: told.falseAlarms.high,
      },
    quality: ({ quality, datasetId }, _args, { language }) =>
      quality.map(({ images, rule, ...flag }) => ({
        ...flag,
        name: renderNotice({ code: `QUALITY_${flag.id}` }, language),
        images: images.map(({ path, value }) => ({ image: { datasetId, path }, value })),
        measure: rule.measure,
        below: rule.side === "BELOW",
        fixed: rule.basis !== "SET",
      })),
    nearDuplicates: ({ nearDuplicates: { thresholds, ...counts } }) => ({ ...counts, ...thresholds }),
    prevalenceEffect: ({ prevalenceEffect: told }) => told && { ...told, reason: noticeOf("EFFECT", told.reason) },
  },
  AuditImage: {
    image: (at, _args, { loaders }) => loaders.imageByPath.load(at),
  },
  LabelErrors: {
    suspects: ({ suspects }, { first }) => suspects.slice(0, pageSize(first)),
  },
  QualityFlag: {
    images: ({ images }, { first }) => images.slice(0, pageSize(first)),
  },
  NearDuplicatePair: {
    id: ({ pair }) => `${pair.groupA} ${pair.groupB}`,
    imageA: ({ imageA }, _args, { loaders }) => (imageA === null ? null : loaders.image.load(imageA)),
    imageB: ({ imageB }, _args, { loaders }) => (imageB === null ? null : loaders.image.load(imageB)),
    labelA: ({ labelA }) => labelOf(labelA),
    labelB: ({ labelB }) => labelOf(labelB),
    crosses: ({ labelA, labelB }) => (labelA === null) !== (labelB === null),
    hashBits: ({ pair }) => pair.hashDistance,
    featureDistance: ({ pair }) => pair.featureDistance,
    origin: ({ pair }) => pair.origin,
  },
  PairReview: {
    imageA: ({ datasetId, groupA }, _args, { loaders }) => loaders.firstOfGroup.load({ datasetId, groupId: groupA }),
    imageB: ({ datasetId, groupB }, _args, { loaders }) => loaders.firstOfGroup.load({ datasetId, groupId: groupB }),
  },
};

const nameOf = (label: "normal" | "cancer") => (label === "cancer" ? "CANCER" : "NORMAL");

/** The figures that have a value. */
function known(detail: AuditsModel["nextLabels"]["labels"][number]["detail"]): Record<string, number> {
  return Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, number] => entry[1] !== null));
}
