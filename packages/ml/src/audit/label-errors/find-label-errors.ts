import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { familiesOf } from "../../metrics/families.ts";
import { percentile } from "../../metrics/percentile.ts";
import type { Random } from "../../random/random.ts";
import { calibratedJoint, confidentJoint } from "./confident-joint.ts";

export type LabelErrorParams = {
  /** Simulations behind the false alarms to expect. Default 1000. */
  nSimulations?: number;
  /** Default 0.95. */
  level?: number;
};

/** A label worth a second reading. */
export type LabelSuspect = {
  row: number;
  label: number;
  /** The class that the row is confidently of. */
  suggested: number;
  /** Probability of the given label. */
  selfConfidence: number;
  /** Probability of the given label less that of the likeliest other class, -1..1. */
  normalisedMargin: number;
};

export type LabelErrors = {
  /** Labelled and scored rows. */
  n: number;
  /** Least confident label first. */
  suspects: LabelSuspect[];
  /** Probability from which a row is confidently normal, cancer; null for a class without rows. */
  thresholds: [number | null, number | null];
  /** Estimated share of all labels that are wrong: off the diagonal of the calibrated joint. */
  estimatedErrorRate: number;
  /** How many rows would be suspected if every label were right. */
  falseAlarms: { expected: number; low: number; high: number; level: number; nSimulations: number };
};

/** Ranks the expert labels most worth a second reading, by confident learning on out-of-fold probabilities: rows
 *  labelled one class that are confidently of the other, least self-confident first. With two classes the normalised
 *  margin is 2 selfConfidence - 1 and ranks the same.
 *
 *  falseAlarms: labels are drawn again and again from the same probabilities, as if these were right and so were every
 *  label drawn, and the suspects counted, thresholds and all. Rows of one family share their draw. As many suspects as
 *  that are no sign of wrong labels; the excess over it is. Calibrated probabilities make it honest, overconfident ones
 *  make it too low; probabilities learned from wrong labels already carry some of their doubt.
 *  @param outOfFold  n: P(cancer) of each row, by models that have not seen its family; NaN where there is none
 *  @param labels     n: 0, 1 or -1
 *  @param groups     n: family of each row
 *  @throws RangeError when lengths differ, a label is unknown, a score is outside 0..1, nSimulations is below 1 or level
 *    is outside (0, 1)
 *  O(nSimulations * n), deterministic for a given `random`. Northcutt, Jiang and Chuang 2021. */
export function findLabelErrors(
  outOfFold: ArrayLike<number>,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  { nSimulations = 1000, level = 0.95 }: LabelErrorParams,
  { random }: { random: Random },
): LabelErrors {
  if (!(Number.isInteger(nSimulations) && nSimulations >= 1))
    throw new RangeError(`nSimulations is ${nSimulations}, at least 1 is needed`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  for (const [name, { length }] of Object.entries({ labels, groups })) {
    if (length !== outOfFold.length)
      throw new RangeError(`outOfFold has ${outOfFold.length} scores, ${name} has ${length} entries`);
  }
  const rows = Array.from({ length: labels.length }, (_, i) => i).filter(
    (i) => labels[i] !== -1 && !Number.isNaN(outOfFold[i]),
  );
  const probabilities = bothClasses(rows.map((row) => outOfFold[row]));
  const given = Int32Array.from(rows, (row) => labels[row]);
  const joint = confidentJoint(probabilities, given);
  const suspects = rows
    .map((row, i): LabelSuspect => {
      const selfConfidence = probabilities.data[2 * i + given[i]];
      const normalisedMargin = selfConfidence - probabilities.data[2 * i + 1 - given[i]];
      return { row, label: given[i], suggested: joint.confidentClass[i], selfConfidence, normalisedMargin };
    })
    .filter(({ label, suggested }) => suggested >= 0 && suggested !== label)
    .sort((a, b) => a.selfConfidence - b.selfConfidence || a.row - b.row);
  const counts = simulateFalseAlarms(
    probabilities,
    rows.map((row) => groups[row]),
    nSimulations,
    random,
  );
  const shares = rows.length === 0 ? [0, 0, 0, 0] : calibratedJoint(joint, given).data;
  return {
    n: rows.length,
    suspects,
    thresholds: [orNull(joint.thresholds[0]), orNull(joint.thresholds[1])],
    estimatedErrorRate: shares[1] + shares[2],
    falseAlarms: {
      expected: counts.reduce((sum, count) => sum + count, 0) / nSimulations,
      low: percentile(counts, (1 - level) / 2),
      high: percentile(counts, (1 + level) / 2),
      level,
      nSimulations,
    },
  };
}

/** Suspects in each simulation, ascending. */
function simulateFalseAlarms(
  probabilities: DoubleMatrix,
  groups: number[],
  nSimulations: number,
  random: Random,
): Float64Array {
  const { familyOf, nFamilies } = familiesOf(groups);
  const uniforms = new Float64Array(nFamilies);
  const drawn = new Int32Array(groups.length);
  return Float64Array.from({ length: nSimulations }, () => {
    for (let family = 0; family < nFamilies; family++) uniforms[family] = random();
    for (let i = 0; i < drawn.length; i++) drawn[i] = uniforms[familyOf[i]] < probabilities.data[2 * i + 1] ? 1 : 0;
    const { data } = confidentJoint(probabilities, drawn).counts;
    return data[1] + data[2];
  }).sort();
}

function bothClasses(scores: number[]): DoubleMatrix {
  const data = Float64Array.from(scores.flatMap((score) => [1 - score, score]));
  return { data, rows: scores.length, cols: 2 };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
