import { pagePredictions } from "@brainscan/db/queries/prediction-pages";
import { histogramProbabilities } from "@brainscan/db/queries/prediction-tallies";
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
import { precisionOf } from "../../precisions.ts";
import { datasetOf, isStale } from "../dataset/of-run.ts";
import { predictionCursor, predictionFilter, predictionOrder } from "../prediction/mappers.ts";
import { prevalenceOf } from "../prevalence/mappers.ts";
import { runFields } from "../run/resolvers.ts";
import type { StudyModel } from "./mappers.ts";
import { studyMap } from "./study-map.ts";

/** Of an unfinished study some predictions may be stored already: half of what it says is not shown. */
const NO_PREDICTIONS = {
  ...{ edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  ...{ totalCount: 0, totalCountExact: true },
};

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
    precision: ({ precision }) => precisionOf(precision ?? "float32"),
    tuning: ({ tuning }) => tuning ?? null,
    declined: ({ declined }) => declined.map(({ id, detail }) => `${id}: ${detail}`),
  },
  Study: {
    ...runFields,
    dataset: datasetOf,
    stale: isStale,
    precision: ({ precision }) => precisionOf(precision),
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
    probabilityHistogram: ({ runId }, _args, { app }) => histogramProbabilities(app.database.orm, runId),
    map: ({ runId }, { layer, projection, clusteringId, limit }, context) =>
      studyMap(context, {
        ...{ studyId: runId, layer: layerName(layer ?? "AVGPOOL"), method: projection ?? "pca" },
        ...{ clusteringId, limit },
      }),
    async predictions({ runId: studyId, run }, { first, after, filter, orderBy }, { app }) {
      if (run.status !== "DONE") return NO_PREDICTIONS;
      const size = pageSize(first);
      const { rows, total } = await pagePredictions(app.database.orm, {
        studyId,
        filter: predictionFilter(filter),
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
        totalCount: total.total,
        totalCountExact: total.exact,
      };
    },
    downloads: (study) =>
      study.run.status === "DONE" && hasCurrentReport(study) ? downloadsOf(study.runId, study.backbone) : [],
  },
};
