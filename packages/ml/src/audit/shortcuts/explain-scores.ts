import { fitLinearSurrogate } from "../../explain/fit-linear-surrogate.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import type { Interval } from "../../protocol/figure.ts";
import type { FitTools } from "../../registry/fit-tools.ts";

/** NO_SCORES: there is no champion, or it scored nothing. CONSTANT: no measure varies. TOO_FEW_FAMILIES: fewer than two
 *  were scored. NO_SPREAD: the scores do not vary, or no resample of families moves the share. */
export type ExplainedReason = "NO_SCORES" | "CONSTANT" | "TOO_FEW_FAMILIES" | "NO_SPREAD";

export type ExplainedScores = {
  /** Share of the variance of the champion's log odds that the measures predict on families they have not seen; at most
   *  1, below 0 where they predict worse than the mean, which says that they explain nothing. */
  rSquared: number | null;
  /** Percentiles over resampled families. */
  interval: Interval | null;
  /** Scored rows. */
  n: number;
  nFamilies: number;
  reason?: ExplainedReason;
};

// scikit-learn's default: next to dozens of rows of standardised columns it only keeps collinear ones apart.
const ALPHA = 1;

/** How much of a classifier's score the measures explain: ridge regression of its log odds on the standardised
 *  measures, out of fold over families. A high share says that the score could have been had without looking at the
 *  image, not that it was: measures and score may both follow the label.
 *  @param features  n x m, the measures that vary
 *  @param scores    n: out-of-fold P(cancer); NaN where there is none
 *  @param groups    n: family of each row
 *  @throws RangeError when a score is outside 0..1 */
export async function explainScores(
  features: Matrix,
  scores: Float64Array | null,
  groups: Int32Array,
  { nSplits }: { nSplits: number },
  { random, signal }: Pick<FitTools, "random" | "signal">,
): Promise<ExplainedScores> {
  const scored = scores ? Array.from(scores.keys()).filter((row) => !Number.isNaN(scores[row])) : [];
  const own = Int32Array.from(scored, (row) => groups[row]);
  const counts = { n: scored.length, nFamilies: new Set(own).size };
  const none = { rSquared: null, interval: null, ...counts };
  if (!scores || scored.length === 0) return { ...none, reason: "NO_SCORES" };
  if (features.cols === 0) return { ...none, reason: "CONSTANT" };
  if (counts.nFamilies < 2) return { ...none, reason: "TOO_FEW_FAMILIES" };
  const { fidelity } = await fitLinearSurrogate(
    takeRows(features, scored),
    Float64Array.from(scored, (row) => scores[row]),
    own,
    { alpha: ALPHA, nSplits },
    { random, signal },
  );
  const { rSquared, interval } = fidelity;
  return rSquared !== null && interval !== null
    ? { rSquared, interval, ...counts }
    : { rSquared, interval: null, ...counts, reason: "NO_SPREAD" };
}
