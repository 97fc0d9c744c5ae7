import { compareExperiments } from "../../comparison/compare-experiments.ts";
import { comparisonStatements } from "../../deliverables/comparison-statements.ts";
import type { Report } from "../../deliverables/report.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import type { Loaders } from "../../graphql/loaders.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import type { ExperimentModel } from "../experiment/mappers.ts";
import type { ExperimentComparisonModel, PairedDifferenceModel } from "./mappers.ts";

export const comparisonResolvers: Resolvers = {
  Query: {
    compareExperiments: (_root, asked, { app, loaders }) =>
      withUserErrors<{ comparison: ExperimentComparisonModel | null }>({ comparison: null }, async () => {
        const { baselineId, compared, ...rest } = await compareExperiments(app.database.orm, asked);
        const experiment = (id: string) => loadExperiment(loaders, id);
        const comparison = {
          ...rest,
          baseline: await experiment(baselineId),
          compared: await Promise.all(
            compared.map(async ({ experimentId, difference }) => ({
              experiment: await experiment(experimentId),
              difference,
            })),
          ),
        };
        return { comparison };
      }),
  },
  Study: {
    async comparison({ runId, report }, _args, { loaders }) {
      const told = report as Pick<Report, "champion" | "experiments"> & Partial<Pick<Report, "comparison">>;
      if (!told?.comparison) return null;
      const known = new Map(
        (await loaders.experimentsOfStudy.load(runId)).map(({ experiment }) => [experiment.contentHash, experiment]),
      );
      const experiment = (id: string) => {
        const found = known.get(id);
        if (!found) throw new Error(`the study ${runId} names an experiment ${id} that it does not hold`);
        return found;
      };
      return { ...told, comparison: told.comparison, experiment };
    },
  },
  StudyComparison: {
    level: ({ comparison }) => comparison.level,
    power: ({ comparison }) => comparison.power,
    baseline: ({ comparison, experiment }) => (comparison.baseline === null ? null : experiment(comparison.baseline)),
    withinOneStandardError: ({ champion, experiment }) => (champion?.withinOneStandardError ?? []).map(experiment),
    optimism: ({ champion, experiment }) =>
      champion?.optimism
        ? {
            ...champion.optimism,
            chosenInside: champion.optimism.chosenInside.map(({ experimentId, times }) => ({
              experiment: experiment(experimentId),
              times,
            })),
          }
        : null,
    candidates: ({ comparison, experiment }) =>
      comparison.candidates.map(({ experimentId, difference }) => ({
        experiment: experiment(experimentId),
        difference,
      })),
    controls: ({ comparison, experiment }) =>
      comparison.controls.map(({ experimentId, semiSupervised, baseline, transductive, shuffledLabels, leakage }) => ({
        ...{ experiment: experiment(experimentId), semiSupervised },
        gain: baseline?.difference ?? null,
        baseline: baseline && experiment(baseline.experimentId),
        transductive: transductive && experiment(transductive.experimentId),
        shuffledLabels: shuffledLabels && experiment(shuffledLabels.experimentId),
        holdsChance: shuffledLabels?.holdsChance ?? null,
        leakage: leakage && { ...leakage, experiment: experiment(leakage.experimentId) },
      })),
    labelEfficiency: ({ comparison: { labelEfficiency: found }, experiment }) =>
      found && {
        ...found,
        supervised: experiment(found.supervised),
        semiSupervised: experiment(found.semiSupervised),
        smallestEffect: found.smallestEffect?.difference ?? null,
        n: found.smallestEffect?.n ?? null,
      },
    seeds: ({ comparison: { seeds } }) =>
      seeds && {
        ...seeds,
        low: seeds.range?.low ?? null,
        high: seeds.range?.high ?? null,
        perSeed: seeds.perSeed.map(({ seed, ...area }) => ({ seed, area })),
      },
    semiSupervision: ({ comparison: { semiSupervision: found }, experiment }) =>
      found && {
        ...found,
        better: found.better.map(experiment),
        worse: found.worse.map(experiment),
        best: experiment(found.best),
      },
    statements: (report, _args, { language }) => comparisonStatements(report, language),
  },
  PairedDifference: {
    perFold: ({ perFold }: PairedDifferenceModel) => ({
      repeats: perFold.map(({ repeat }) => repeat),
      folds: perFold.map(({ fold }) => fold),
      differences: perFold.map(({ difference }) => difference),
    }),
  },
};

async function loadExperiment(loaders: Loaders, id: string): Promise<ExperimentModel> {
  const found = await loaders.experiment.load(id);
  if (!found) throw new Error(`there is no experiment ${id}`);
  return found;
}
