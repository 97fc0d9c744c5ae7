import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { nearestNeighbors } from "@brainscan/ml/neighbors/nearest-neighbors";
import type { ExperimentConfig, ExperimentInputs, FoldResult } from "@brainscan/ml/protocol/experiment";
import { fitFinalModel } from "@brainscan/ml/protocol/fit-final-model";
import { inGivenOrder } from "@brainscan/ml/protocol/order-by-key";
import type { Sample } from "@brainscan/ml/registry/learner";
import { encodeScorer, openScorer, type Scorer, type ScorerSays } from "@brainscan/ml/score-graph/scorer-file";

export type FittedScorer = {
  file: Uint8Array;
  /** n: what the file says of the rows it was fitted on. */
  scores: Float64Array;
  /** Null where nothing calibrates it. */
  calibrated: Float64Array | null;
};

export type RowsToScore = {
  /** Files of the models by a key that names their bytes, with the rows as each of them reads them: q each. */
  models: { key: string; file: Uint8Array; rows: Sample }[];
  /** q rows and m labelled ones. Null: no neighbours are asked for. */
  nearest: { queries: Matrix; references: Matrix; k: number } | null;
  /** The same, for the distance to the nearest alone. */
  coverage: { queries: Matrix; references: Matrix } | null;
};

export type RowsScored = {
  said: ScorerSays[];
  /** q x k: the nearest references, the closest first; null where not asked. */
  nearest: Int32Array | null;
  /** q: Euclidean; null where not asked. */
  distances: Float64Array | null;
};

/** Models that a thread keeps open: those of a study that is at work, and of one before. */
const OPEN_MAX = 10;

const opened = new Map<string, Scorer>();

function scorerOf(key: string, file: Uint8Array): Scorer {
  const scorer = opened.get(key) ?? openScorer(file);
  opened.delete(key);
  opened.set(key, scorer);
  if (opened.size > OPEN_MAX) opened.delete([...opened.keys()][0]);
  return scorer;
}

/** Scoring of images that nothing was learned from, as tasks of the science thread. */
export const scoreTasks = {
  /** Fits the final model and writes it down; what it says is asked of what was written. */
  fitScorer: async (task: {
    inputs: ExperimentInputs;
    config: ExperimentConfig;
    folds: FoldResult[];
    outOfFold: Float64Array;
  }): Promise<FittedScorer> => {
    const { inputs, config, folds, outOfFold } = task;
    const model = await fitFinalModel(inputs, config, folds, outOfFold);
    const rows = asRead(model.inputs);
    const widths = Object.entries(rows.views).map(([name, { cols }]) => [name, cols] as const);
    const file = encodeScorer({ features: rows.features.cols, views: Object.fromEntries(widths) }, model);
    const { scores, probabilities } = await openScorer(file).score(rows);
    return {
      file,
      scores: inGivenOrder(scores, model.order),
      calibrated: model.calibration && inGivenOrder(probabilities, model.order),
    };
  },

  scoreRows: async ({ models, nearest, coverage }: RowsToScore): Promise<RowsScored> => {
    const said: ScorerSays[] = [];
    for (const { key, file, rows } of models) said.push(await scorerOf(key, file).score(rows));
    const neighbours = nearest && (await nearestNeighbors(nearest.queries, nearest.references, nearest.k));
    const covered = coverage && (await nearestNeighbors(coverage.queries, coverage.references, 1));
    return {
      said,
      nearest: neighbours?.indices ?? null,
      distances: covered?.distancesSq.map(Math.sqrt) ?? null,
    };
  },
};

/** Augmented copies are learned from; no score reads them. */
function asRead({ features, views = {} }: ExperimentInputs): Sample {
  return { features, views: views.second ? { second: views.second } : {} };
}
