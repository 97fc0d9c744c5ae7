import type { ExperimentRow } from "@brainscan/db/queries/experiments";

/** Scores of held-out rows, by row of the experiment's inputs: NaN where there is none. */
export type OutOfFoldScores = {
  /** One list a repeat. */
  repeats: Float64Array[];
  /** Averaged over repeats. */
  mean: Float64Array;
  calibrated: Float64Array;
};

/** @param n  rows of the experiment's inputs */
export function outOfFoldScores({ folds, outOfFold, protocol }: OutOfFoldSource, n: number): OutOfFoldScores {
  const empty = () => new Float64Array(n).fill(Number.NaN);
  const repeats = Array.from({ length: protocol.nRepeats }, empty);
  for (const { repeat, rows, scores } of folds ?? [])
    for (const [i, score] of scores.entries()) repeats[repeat][rows[i]] = score;
  const { rows = [], scores = [], calibrated = [] } = outOfFold ?? {};
  const mean = empty();
  const asProbability = empty();
  for (const [i, row] of rows.entries()) {
    mean[row] = scores[i];
    asProbability[row] = calibrated[i] ?? Number.NaN;
  }
  return { repeats, mean, calibrated: asProbability };
}

type OutOfFoldSource = Pick<ExperimentRow, "folds" | "outOfFold" | "protocol">;
