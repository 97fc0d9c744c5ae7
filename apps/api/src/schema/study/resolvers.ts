import { countPredictions, histogramProbabilities, pagePredictions } from "@brainscan/db/queries/predictions";
import { findStudy } from "@brainscan/db/queries/studies";
import { hasCurrentReport, reportOf } from "../../exports/report-of.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../graphql/cursor.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { downloadsOf } from "../../http/download-urls.ts";
import { startStudy } from "../../jobs/study/start-study.ts";
import { layerName } from "../../layers.ts";
import { candidatesOf } from "../../plan/candidates.ts";
import { KNOWN_PLANS, knownPlan } from "../../plan/known-plans.ts";
import { datasetOf, isStale } from "../dataset/of-run.ts";
import { predictionCursor, predictionFilter, predictionOrder } from "../prediction/mappers.ts";
import { prevalenceOf } from "../prevalence/mappers.ts";
import { runFields } from "../run/resolvers.ts";
import type { StudyModel } from "./mappers.ts";
import { studyMap } from "./study-map.ts";

const HISTOGRAM_BINS = 20;

export const studyResolvers: Resolvers = {
  Query: {
    study: (_root, { id }, { app }) => findStudy(app.database.orm, id),
    plans: () =>
      KNOWN_PLANS.map((name) => {
        const plan = knownPlan(name);
        return { name, candidates: candidatesOf(plan).length, plan };
      }),
  },
  Mutation: {
    startStudy: (_root, { input }, context) =>
      withUserErrors<{ study: StudyModel | null }>({ study: null }, async () => ({
        study: await startStudy(context, input),
      })),
  },
  DecisionRule: {
    cancerMissRate: ({ missRates }) => missRates?.cancer ?? null,
    normalMissRate: ({ missRates }) => missRates?.normal ?? null,
  },
  Execution: {
    declined: ({ declined }) => declined.map(({ id, detail }) => `${id}: ${detail}`),
  },
  Study: {
    ...runFields,
    dataset: datasetOf,
    stale: isStale,
    experiments: async ({ runId }, { role }, { loaders }) =>
      (await loaders.experimentsOfStudy.load(runId))
        .filter((one) => one.role === (role ?? "CANDIDATE"))
        .map(({ experiment }) => experiment),
    champion: ({ championId }, _args, { loaders }) => (championId ? loaders.experiment.load(championId) : null),
    clusterings: ({ runId }, _args, { loaders }) => loaders.clusterings.load(runId),
    decisions: ({ runId }, _args, { loaders }) => loaders.decisions.load(runId),
    prevalence: ({ report }) => prevalenceOf(report),
    report: async (study, _args, { language, loaders }) =>
      hasCurrentReport(study) ? reportOf(study, language, await loaders.checksInForce()) : null,
    limits: (study) =>
      study.report === null || hasCurrentReport(study)
        ? study.limits
        : [{ code: "STUDY_OF_EARLIER_VERSION" }, ...study.limits],
    probabilityHistogram: ({ runId }, _args, { app }) =>
      histogramProbabilities(app.database.orm, { studyId: runId, nBins: HISTOGRAM_BINS }),
    map: ({ runId }, { layer, projection, clusteringId, limit }, context) =>
      studyMap(context, {
        ...{ studyId: runId, layer: layerName(layer ?? "AVGPOOL"), method: projection ?? "pca" },
        ...{ clusteringId, limit },
      }),
    async predictions({ runId: studyId }, { first, after, filter, orderBy }, { app }) {
      const db = app.database.orm;
      const wanted = predictionFilter(filter);
      const size = pageSize(first);
      const rows = await pagePredictions(db, {
        studyId,
        filter: wanted,
        order: predictionOrder(orderBy),
        first: size + 1,
        after: decodeCursor(after, predictionCursor),
      });
      const edges = rows
        .slice(0, size)
        .map(({ prediction, cursor }) => ({ node: prediction, cursor: encodeCursor(cursor) }));
      return {
        edges,
        pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount: await countPredictions(db, { studyId, filter: wanted }),
      };
    },
    downloads: (study) =>
      study.run.status === "DONE" && hasCurrentReport(study) ? downloadsOf(study.runId, study.backbone) : [],
  },
};
