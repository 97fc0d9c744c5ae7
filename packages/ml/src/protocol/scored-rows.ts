import { UNLABELED } from "./labels.ts";

/** Labelled rows that have a score, in parallel columns. */
export type ScoredRows = { labels: number[]; scores: number[]; groups: number[] };

/** @param scores  n; NaN where a row has none */
export function scoredRows(
  { labels, groups }: { labels: ArrayLike<number>; groups: ArrayLike<number> },
  scores: ArrayLike<number>,
): ScoredRows {
  const rows = Array.from({ length: labels.length }, (_, row) => row).filter(
    (row) => labels[row] !== UNLABELED && !Number.isNaN(scores[row]),
  );
  return {
    labels: rows.map((row) => labels[row]),
    scores: rows.map((row) => scores[row]),
    groups: rows.map((row) => groups[row]),
  };
}
