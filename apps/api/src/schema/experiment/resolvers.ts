import { listExperimentsOfDataset } from "@brainscan/db/queries/experiment-lists";
import { METHODS } from "@brainscan/ml/registry/methods";
import { describeParameters } from "@brainscan/ml/registry/parameters";
import { outsideGuaranteeText } from "../../deliverables/outside-guarantee-text.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { addOutsideResults } from "../../jobs/experiment/outside/add-outside-results.ts";
import { OUTSIDE_SCORES, protocolOf } from "../../jobs/experiment/protocol.ts";
import { startExperiment } from "../../jobs/experiment/start-experiment.ts";
import { layerOf, preprocessingOf } from "../../layers.ts";
import { methodText, parameterText } from "../../messages/method-texts.ts";
import { renderNotice } from "../../messages/render-notice.ts";
import { precisionOf } from "../../precisions.ts";
import { datasetOf, isStale } from "../dataset/of-run.ts";
import { runFields } from "../run/resolvers.ts";
import { type ExperimentModel, methodOf, type OutsideFindingModel } from "./mappers.ts";

export const experimentResolvers: Resolvers = {
  Query: {
    experiment: (_root, { id }, { loaders }) => loaders.experiment.load(id),
    experiments: (_root, { datasetId }, { app }) => listExperimentsOfDataset(app.database.orm, datasetId),
    methods: (_root, { tasks }) => METHODS.filter(({ task }) => !tasks || tasks.includes(task)),
  },
  Mutation: {
    startExperiment: (_root, { input }, context) =>
      withUserErrors<{ experiment: ExperimentModel | null; reused: boolean }>({ experiment: null, reused: false }, () =>
        startExperiment(context, input),
      ),
    addOutsideResults: (_root, { input }, context) =>
      withUserErrors<{ experiment: ExperimentModel | null; findings: OutsideFindingModel[]; reused: boolean }>(
        { experiment: null, findings: [], reused: false },
        () => addOutsideResults(context, input),
      ),
  },
  Outside: {
    figuresWithoutLeaks: ({ figuresWithoutLeaks }) => figuresWithoutLeaks ?? [],
  },
  OutsideFinding: {
    count: ({ params }) => (params?.count === undefined ? null : Number(params.count)),
    message: (finding, _args, { language }) => renderNotice(finding, language),
  },
  OutsideGuarantee: {
    statement: (told, _args, { language }) => outsideGuaranteeText(told, language),
  },
  Method: {
    name: (method, _args, { language }) => methodText(method, language).name,
    description: (method, _args, { language }) => methodText(method, language).description,
    parameters: (method, _args, { language }) =>
      describeParameters(method.parameters).map((parameter) => ({
        ...parameter,
        description: parameterText(method, parameter, language),
      })),
  },
  Experiment: {
    ...runFields,
    dataset: datasetOf,
    stale: isStale,
    async study({ runId }, _args, { loaders }) {
      const first = await loaders.firstStudyOfExperiment.load(runId);
      return first && loaders.study.load(first.studyId);
    },
    layer: ({ layer }) => layerOf(layer),
    precision: ({ precision }) => precisionOf(precision),
    preprocessing: ({ preprocessing }) => preprocessingOf(preprocessing),
    method: ({ method }) => (method === OUTSIDE_SCORES ? null : methodOf(method)),
    protocol: protocolOf,
    figures: ({ figures }) => figures ?? [],
    folds: async ({ runId }, _args, { loaders }) => (await loaders.folds.load(runId))?.folds ?? [],
    roc: async ({ runId }, _args, { loaders }) => (await loaders.curves.load(runId))?.roc ?? null,
    precisionRecall: async ({ runId }, _args, { loaders }) =>
      (await loaders.curves.load(runId))?.precisionRecall ?? null,
  },
};
