import { cohenKappa } from "../../metrics/cohen-kappa.ts";

export type MethodAgreement = {
  /** n: share of the other methods with a score of the row that decide as the first does; null where the first, or
   *  every other, has none. */
  shareWithFirst: (number | null)[];
  /** Methods x methods: Cohen's kappa over the rows that both score; null without rows, or where both put every row in
   *  one and the same class. */
  kappa: (number | null)[][];
  /** Methods x methods: rows that both score. */
  n: number[][];
};

/** How far methods decide alike: cancer where score >= threshold.
 *  @param scoresOfMethods  one list of n scores a method, NaN where it has none
 *  @param thresholds       one a method
 *  @throws RangeError when lengths differ or a threshold is NaN. O(methods^2 n). */
export function methodAgreement(
  scoresOfMethods: readonly ArrayLike<number>[],
  thresholds: readonly number[],
): MethodAgreement {
  if (thresholds.length !== scoresOfMethods.length)
    throw new RangeError(`${scoresOfMethods.length} methods, ${thresholds.length} thresholds`);
  const n = scoresOfMethods[0]?.length ?? 0;
  const decisions = scoresOfMethods.map((scores, at) => {
    if (scores.length !== n) throw new RangeError(`method ${at} has ${scores.length} scores, the first has ${n}`);
    if (Number.isNaN(thresholds[at])) throw new RangeError(`the threshold of method ${at} is NaN`);
    return Array.from(scores, (score) => (Number.isNaN(score) ? null : score >= thresholds[at] ? 1 : 0));
  });
  const counts = decisions.map((first) => decisions.map((second) => cross(first, second)));
  return {
    shareWithFirst: Array.from({ length: n }, (_, row) => shareOf(decisions.map((decided) => decided[row]))),
    kappa: counts.map((line) => line.map(cohenKappa)),
    n: counts.map((line) => line.map((cells) => Object.values(cells).reduce((sum, cell) => sum + cell, 0))),
  };
}

type Decision = 0 | 1 | null;

function shareOf([first, ...others]: Decision[]): number | null {
  const known = others.filter((decision) => decision !== null);
  if (first === null || known.length === 0) return null;
  return known.filter((decision) => decision === first).length / known.length;
}

function cross(first: readonly Decision[], second: readonly Decision[]): Parameters<typeof cohenKappa>[0] {
  const cells = [
    [0, 0],
    [0, 0],
  ];
  first.forEach((decision, row) => {
    const other = second[row];
    if (decision !== null && other !== null) cells[decision][other]++;
  });
  const [[trueNegative, falsePositive], [falseNegative, truePositive]] = cells;
  return { trueNegative, falsePositive, falseNegative, truePositive };
}
