import type { LinearChain } from "../explain/linear-head.ts";
import { type Matrix, stackRows, takeRows } from "../matrix/matrix.ts";
import type { WriteScore } from "../score-graph/write-score.ts";

/** Rows as a classifier sees them: `features`, and other descriptions of the same rows by name (see MethodNeeds). */
export type Sample = { features: Matrix; views: Readonly<Record<string, Matrix>> };

/** The named rows of every matrix. @throws RangeError when an index names no row */
export function takeSample({ features, views }: Sample, indices: ArrayLike<number>): Sample {
  const taken = Object.entries(views).map(([name, view]) => [name, takeRows(view, indices)] as const);
  return { features: takeRows(features, indices), views: Object.fromEntries(taken) };
}

/** The rows of both, one below the other, in every matrix. @throws RangeError when widths differ or a view is missing */
export function stackSamples(above: Sample, below: Sample): Sample {
  const views = Object.entries(above.views).map(([name, view]) => {
    if (!below.views[name])
      throw new RangeError(`the view ${name} of ${above.features.rows} rows is missing below them`);
    return [name, stackRows(view, below.views[name])] as const;
  });
  return { features: stackRows(above.features, below.features), views: Object.fromEntries(views) };
}

/** All that a method may see of a fold. Held-out rows are not in it, so nothing fitted can depend on them. */
export type TrainingRows = {
  /** m labelled rows. */
  labelled: Sample;
  /** m: 0 or 1, both present. */
  labels: Int8Array;
  /** m: family of each row. */
  groups: Int32Array;
  /** u unlabelled rows whose family is not held out. */
  unlabelled: Sample;
  /** u: family of each unlabelled row; left out where none is of a labelled row's family. */
  unlabelledGroups?: Int32Array;
};

/** A fitted method: scores any rows afterwards. */
export type FittedLearner = {
  /** Choices made inside the training rows, such as C, and `converged`: 0 or 1. */
  selected: Record<string, number>;
  /** Unlabelled rows learned from. */
  nUnlabelled: number;
  /** P(cancer) of each row, q. */
  score(rows: Sample): Promise<Float64Array>;
  /** Where the score rises with one linear function of `features`: that function, from which class activation maps are
   *  exact. For the methods of the registry it is the log odds of the score. Left out where there is none. */
  linearHead?: LinearChain;
  /** Writes the same score as operators of a graph; there for every fit of a method whose scoreGraph is WRITTEN. */
  writeScore?: WriteScore;
};

export type LearnerTools = {
  /** Fixes the learner's own draws. */
  seed: number;
  signal?: AbortSignal;
};

export type Learner<Parameters> = (
  rows: TrainingRows,
  parameters: Parameters,
  tools: LearnerTools,
) => Promise<FittedLearner>;
