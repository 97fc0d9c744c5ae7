import { logOdds } from "./log-odds.ts";

/** Scores as the estimators see them: both sets in ascending order of score, and how often each row counts. */
export type PrevalenceSample = {
  /** m: out-of-fold P(cancer) of the labelled rows. */
  labelled: Float64Array;
  /** m: their log odds, as `logOdds` bounds them. */
  labelledLogits: Float64Array;
  /** m: 0 or 1. */
  labels: Int8Array;
  /** m, non-negative: 1, or how often a resample drew the row. */
  labelledWeights: Float64Array;
  /** u: P(cancer) of the pool. */
  pool: Float64Array;
  /** u */
  poolLogits: Float64Array;
  /** u, non-negative. */
  poolWeights: Float64Array;
};

/** Scores with the families that they are resampled by. */
export type ScoredFamilies = PrevalenceSample & {
  /** m: family of each labelled row. */
  labelledGroups: Int32Array;
  /** m: log odds that calibration is measured on. */
  heldOutLogits: Float64Array;
  /** u: family of each row of the pool. */
  poolGroups: Int32Array;
};

export type PrevalenceScores = {
  /** m: out-of-fold P(cancer) of the labelled rows, calibrated inside the folds. */
  labelled: ArrayLike<number>;
  /** m: 0 or 1. */
  labels: ArrayLike<number>;
  /** m */
  labelledGroups: ArrayLike<number>;
  /** m: the labelled rows again, by a calibrator that has not seen them either. Calibration is measured on these; where
   *  left out, on `labelled`. */
  heldOut?: ArrayLike<number>;
  /** u: P(cancer) of the pool, by a model trained and calibrated the same way. */
  pool: ArrayLike<number>;
  /** u */
  poolGroups: ArrayLike<number>;
};

/** Sorted by score, each row once. Equal scores keep the order given.
 *  @throws RangeError when lengths differ, a score is outside 0..1, a label is neither 0 nor 1, or a set is empty */
export function arrangeScores(scores: PrevalenceScores): ScoredFamilies {
  const { labels, labelledGroups, poolGroups, heldOut = scores.labelled } = scores;
  checkProbabilities("labelled", scores.labelled, { labels, labelledGroups });
  checkProbabilities("heldOut", heldOut, { labels });
  checkProbabilities("pool", scores.pool, { poolGroups });
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) throw new RangeError(`label ${labels[i]} at row ${i} is neither 0 nor 1`);
  }
  const rows = ascending(scores.labelled);
  const poolRows = ascending(scores.pool);
  const labelled = Float64Array.from(rows, (row) => scores.labelled[row]);
  const pool = Float64Array.from(poolRows, (row) => scores.pool[row]);
  return {
    labelled,
    labelledLogits: labelled.map(logOdds),
    labels: Int8Array.from(rows, (row) => labels[row]),
    labelledWeights: new Float64Array(rows.length).fill(1),
    labelledGroups: Int32Array.from(rows, (row) => labelledGroups[row]),
    heldOutLogits: Float64Array.from(rows, (row) => logOdds(heldOut[row])),
    pool,
    poolLogits: pool.map(logOdds),
    poolWeights: new Float64Array(poolRows.length).fill(1),
    poolGroups: Int32Array.from(poolRows, (row) => poolGroups[row]),
  };
}

function ascending(values: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j] || i - j);
}

function checkProbabilities(
  name: string,
  values: ArrayLike<number>,
  companions: Record<string, ArrayLike<number>>,
): void {
  if (values.length === 0) throw new RangeError(`${name} holds no score`);
  for (const [companion, { length }] of Object.entries(companions)) {
    if (length !== values.length) {
      throw new RangeError(`${name} has ${values.length} scores, ${companion} has ${length} entries`);
    }
  }
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] >= 0 && values[i] <= 1))
      throw new RangeError(`${name} holds ${values[i]} at row ${i}, not in 0..1`);
  }
}
