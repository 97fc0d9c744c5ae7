import { checkFeatures } from "../../matrix/check-features.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { isProbability } from "../../metrics/is-probability.ts";
import { checkLabelValues, labelledRows } from "../../protocol/labels.ts";
import { keyOrder } from "../../protocol/order-by-key.ts";
import { shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { oneRowAFamily } from "../one-row-a-family.ts";
import { coverUncovered } from "./cover-uncovered.ts";
import { mostUncertain } from "./most-uncertain.ts";

/** Of the labels proposed; they sum to 1. */
export type LabelShares = { randomAudit: number; coverage: number; uncertainty: number };

/** Half of the labels at random, since they alone may certify; of the others as many where there are none as where the
 *  classifier hesitates. */
export const LABEL_SHARES: LabelShares = { randomAudit: 0.5, coverage: 0.25, uncertainty: 0.25 };

export type NextLabelInputs = {
  /** n x d, on the scale of the coverage audit. */
  features: Matrix;
  /** n: 0, 1 or -1. */
  labels: ArrayLike<number>;
  /** n: family of each row. */
  groups: ArrayLike<number>;
  /** n: decide in what order rows are taken, so that the order given decides nothing. */
  keys: readonly string[];
  /** n: P(cancer); null or NaN for a row without one. Null where nothing was scored. */
  scores: ArrayLike<number | null> | null;
  /** Distance to the nearest label beyond which a row is uncovered: `distanceMax` of findUncovered. Null where it could
   *  not be told: then nothing is asked for coverage. */
  uncoveredDistance: number | null;
  /** Labels to propose; fewer come back when the pool has fewer families. */
  n: number;
  seed: number;
  /** Default LABEL_SHARES. */
  shares?: LabelShares;
  /** Probability at which decisions turn. Default 0.5. */
  threshold?: number;
};

export type NextLabel = { row: number } & (
  | { reason: "RANDOM_AUDIT"; detail: { draw: number; nFamilies: number } }
  /** Distance to the nearest labelled or audited row, null where there is none; families without a label near them that
   *  this one is near to, itself among them. */
  | { reason: "COVERAGE"; detail: { distance: number | null; uncoveredDistance: number; nCovered: number } }
  | { reason: "UNCERTAINTY"; detail: { score: number; threshold: number } }
);

/** Which images to label next, in the order to label them; one a family, none of a family that holds a label.
 *
 *  1. RANDOM_AUDIT: families of the pool drawn uniformly without replacement. Only these may ever certify, and only for
 *     the pool that they were drawn from; so they come first and depend on the seed and the pool alone.
 *  2. COVERAGE: the uncovered row near to most other uncovered ones, again and again until none is left (Yehuda, Dekel,
 *     Hacohen and Weinshall 2022); near is uncoveredDistance, and what the random audit is near to is covered.
 *  3. UNCERTAINTY: rows whose probability is nearest to the threshold, near twins of rows asked before last.
 *
 *  A share that cannot be used goes on: uncovered rows that are not there to uncertainty, and uncertainty without scores
 *  to the random audit; where neither has enough, fewer come back.
 *  @throws RangeError when lengths differ, an entry is not finite, a label is unknown, a score, the threshold or a share is
 *    outside 0..1, shares do not sum to 1 or n is not a whole number; the signal's reason when aborted
 *  O(pool labelled d + u^2 d) for u uncovered families, deterministic for a seed. */
export async function proposeNextLabels(
  inputs: NextLabelInputs,
  { signal }: Pick<FitTools, "signal"> = {},
): Promise<NextLabel[]> {
  const { n, seed, shares = LABEL_SHARES, threshold = 0.5, uncoveredDistance } = inputs;
  check(inputs, shares, threshold);
  const order = keyOrder(inputs.keys);
  const features = takeRows(inputs.features, order);
  const labels = Int32Array.from(order, (row) => inputs.labels[row]);
  const groups = Int32Array.from(order, (row) => inputs.groups[row]);
  const scores = Float64Array.from(order, (row) => inputs.scores?.[row] ?? Number.NaN);
  const { pool } = oneRowAFamily(labels, groups);
  const scored = pool.filter((row) => !Number.isNaN(scores[row]));
  const counts = deal(Math.min(n, pool.length), shares, {
    coverage: uncoveredDistance !== null,
    scored: scored.length,
  });

  const audit = shuffle(pool.slice(), createRandom(seed, "random audit")).slice(0, counts.randomAudit);
  const audited = audit.map((row, i): NextLabel => {
    return { row, reason: "RANDOM_AUDIT", detail: { draw: i + 1, nFamilies: pool.length } };
  });
  const asked = new Set(audit);
  const known = Array.from(labelledRows(labels));
  const far = await coverUncovered(
    features,
    pool.filter((row) => !asked.has(row)),
    [...known, ...audit],
    { count: counts.coverage, distanceMax: uncoveredDistance ?? 0 },
    { signal },
  );
  const covering = far.map(({ row, distance, nCovered }): NextLabel => {
    asked.add(row);
    const finite = Number.isFinite(distance) ? distance : null;
    return {
      row,
      reason: "COVERAGE",
      detail: { distance: finite, uncoveredDistance: uncoveredDistance ?? 0, nCovered },
    };
  });
  const doubtful = await mostUncertain(
    features,
    scored.filter((row) => !asked.has(row)),
    [...asked],
    scores,
    { count: counts.uncertainty + counts.coverage - covering.length, threshold },
    { signal },
  );
  const hesitating = doubtful.map((row): NextLabel => {
    return { row, reason: "UNCERTAINTY", detail: { score: scores[row], threshold } };
  });
  return [...audited, ...covering, ...hesitating].map((label) => ({ ...label, row: order[label.row] }));
}

/** Whole numbers by largest remainder, the random audit first among equal ones. */
function deal(n: number, shares: LabelShares, can: { coverage: boolean; scored: number }): LabelShares {
  const coverage = can.coverage ? shares.coverage : 0;
  const doubt = shares.uncertainty + shares.coverage - coverage;
  const uncertainty = can.scored > 0 ? doubt : 0;
  const wanted = [shares.randomAudit + doubt - uncertainty, coverage, uncertainty].map((share) => share * n);
  const counts = wanted.map((value) => Math.floor(value + ROUNDING));
  const byRemainder = [0, 1, 2].sort((a, b) => wanted[b] - counts[b] - (wanted[a] - counts[a]) || a - b);
  const left = n - counts.reduce((sum, count) => sum + count, 0);
  for (const at of byRemainder.slice(0, left)) counts[at]++;
  return { randomAudit: counts[0], coverage: counts[1], uncertainty: counts[2] };
}

const ROUNDING = 1e-9;

function check(
  { features, labels, groups, keys, scores, uncoveredDistance, n }: NextLabelInputs,
  shares: LabelShares,
  threshold: number,
): void {
  checkFeatures(features, 0);
  checkLabelValues(labels);
  for (const [name, { length }] of Object.entries({ labels, groups, keys, ...(scores && { scores }) })) {
    if (length !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, ${name} has ${length} entries`);
  }
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`n must be a whole number, got ${n}`);
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`threshold must be in 0..1, got ${threshold}`);
  if (uncoveredDistance !== null && !(uncoveredDistance >= 0))
    throw new RangeError(`uncoveredDistance must not be negative, got ${uncoveredDistance}`);
  for (const [name, share] of Object.entries(shares))
    if (!(share >= 0 && share <= 1)) throw new RangeError(`the share of ${name} must be in 0..1, got ${share}`);
  const total = shares.randomAudit + shares.coverage + shares.uncertainty;
  if (Math.abs(total - 1) > ROUNDING) throw new RangeError(`the shares sum to ${total}, not to 1`);
  for (let row = 0; scores && row < scores.length; row++) {
    const score = scores[row];
    if (score !== null && !Number.isNaN(score) && !isProbability(score))
      throw new RangeError(`scores holds ${score} at row ${row}, not in 0..1`);
  }
}
