import { matrixFromRows } from "../../matrix/matrix.ts";
import { deLongInterval } from "../../metrics/delong.ts";
import { holmAdjustment } from "../../metrics/holm-adjustment.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import type { Interval } from "../../protocol/figure.ts";
import { checkLabelValues, UNLABELED } from "../../protocol/labels.ts";
import { keyOrder } from "../../protocol/order-by-key.ts";
import { createRandom } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { type ExplainedScores, explainScores } from "./explain-scores.ts";
import { type MeasuresTogether, measuresTogether } from "./measures-together.ts";
import { permutationPValues } from "./permutation-p-values.ts";

/** Something told of an image without looking at what it shows, such as its file size. */
export type Measure = { id: string; values: ArrayLike<number> };

export type ShortcutInputs = {
  /** Each n: one finite value a labelled row. */
  measures: readonly Measure[];
  /** n: 0 or 1. */
  labels: ArrayLike<number>;
  /** n: family of each row. */
  groups: ArrayLike<number>;
  /** n: out-of-fold P(cancer), averaged over repeats; NaN for a row without one. Null where there is no champion. */
  championScores: ArrayLike<number> | null;
  /** n: with keys, the order of the rows decides nothing. */
  keys?: readonly string[];
  seed: number;
  /** Default 5; fewer where a class has fewer families. */
  nSplits?: number;
  /** Default 5. */
  nRepeats?: number;
  /** Behind each p-value. Default 1999. */
  nPermutations?: number;
};

/** CONSTANT: every row has the same value. ONE_CLASS: the labels are all alike. TOO_FEW_FAMILIES: a class has fewer
 *  than two, so there is an area but no interval. NO_SPREAD: the measure separates the classes, and a width of 0 would
 *  claim certainty. */
export type SingleReason = "CONSTANT" | "ONE_CLASS" | "TOO_FEW_FAMILIES" | "NO_SPREAD";

export type SingleShortcut = {
  id: string;
  constant: boolean;
  n: number;
  nDistinct: number;
  /** Chance that a labelled cancer has more of it than a labelled normal: below one half, less of it goes with cancer. */
  auc: number | null;
  interval: Interval | null;
  /** That it has nothing to do with the label, two-sided. */
  pValue: number | null;
  /** The same, adjusted for the number of measures. */
  holmPValue: number | null;
  reason?: SingleReason;
};

export type ShortcutAudit = {
  single: SingleShortcut[];
  together: MeasuresTogether;
  explained: ExplainedScores;
  nPermutations: number;
};

/** How well measures that know nothing of what an image shows predict its label, one by one and together, and how much
 *  of a classifier's score they explain.
 *
 *  Each alone: area under the ROC curve with DeLong's interval over families, and a p-value by dealing the labels anew
 *  among the families. A measure that helps only in its middle, or only beside another one, has an area near one half.
 *  @throws RangeError when lengths differ, a value is not finite, a label is neither 0 nor 1, a score is outside 0..1,
 *    nSplits is below 2 or another count below 1; the signal's reason when aborted
 *  O(m n nPermutations + nRepeats nSplits fits) for m measures, deterministic for a seed. */
export async function auditShortcuts(
  inputs: ShortcutInputs,
  { onProgress, signal }: Pick<FitTools, "onProgress" | "signal"> = {},
): Promise<ShortcutAudit> {
  const { nSplits = 5, nRepeats = 5, nPermutations = 1999, seed } = inputs;
  for (const [name, count] of Object.entries({ nRepeats, nPermutations })) {
    if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`${name} is ${count}, at least 1 is needed`);
  }
  if (!(Number.isInteger(nSplits) && nSplits >= 2))
    throw new RangeError(`nSplits is ${nSplits}, at least 2 are needed`);
  const { measures, labels, groups, championScores } = ordered(inputs);
  const varying = measures.filter(({ nDistinct }) => nDistinct > 1);
  const single = measures.map((measure) => describe(measure, labels, groups));
  const asked = varying.filter(({ id }) => single.some((one) => one.id === id && one.auc !== null));
  const pValues = await permutationPValues(
    asked.map(({ values }) => values),
    labels,
    groups,
    { nPermutations },
    { random: createRandom(seed, "shortcut permutations"), signal },
  );
  const adjusted = holmAdjustment(pValues);
  for (const [at, { id }] of asked.entries()) {
    const found = single.find((one) => one.id === id);
    if (found) Object.assign(found, { pValue: pValues[at], holmPValue: adjusted[at] });
  }
  const rows = Array.from(labels, (_, row) => varying.map(({ values }) => values[row]));
  const features = matrixFromRows(rows);
  const together = await measuresTogether(
    features,
    labels,
    groups,
    { nSplits, nRepeats, seed },
    { onProgress, signal },
  );
  const random = createRandom(seed, "shortcut explanation");
  const explained = await explainScores(features, championScores, groups, { nSplits }, { random, signal });
  return { single, together, explained, nPermutations };
}

type OrderedMeasure = { id: string; values: Float64Array; nDistinct: number };

function describe({ id, values, nDistinct }: OrderedMeasure, labels: Int8Array, groups: Int32Array): SingleShortcut {
  const constant = nDistinct <= 1;
  const known = { id, constant, n: values.length, nDistinct, pValue: null, holmPValue: null };
  if (constant) return { ...known, auc: null, interval: null, reason: "CONSTANT" };
  const auc = rocAuc(labels, values);
  if (auc === null) return { ...known, auc, interval: null, reason: "ONE_CLASS" };
  const found = deLongInterval(labels, values, groups);
  if (found) return { ...known, auc, interval: found.interval };
  const fewest = Math.min(...[0, 1].map((label) => new Set(groups.filter((_, row) => labels[row] === label)).size));
  return { ...known, auc, interval: null, reason: fewest < 2 ? "TOO_FEW_FAMILIES" : "NO_SPREAD" };
}

/** Checked, in the order of the keys. */
function ordered({ measures, labels, groups, championScores, keys }: ShortcutInputs): {
  measures: OrderedMeasure[];
  labels: Int8Array;
  groups: Int32Array;
  championScores: Float64Array | null;
} {
  const n = labels.length;
  checkLabelValues(labels);
  for (let row = 0; row < n; row++) if (labels[row] === UNLABELED) throw new RangeError(`row ${row} has no label`);
  const lists = { groups, ...(keys && { keys }), ...(championScores && { championScores }) };
  const named = [...Object.entries(lists), ...measures.map(({ id, values }) => [id, values] as const)];
  for (const [name, { length }] of named)
    if (length !== n) throw new RangeError(`labels has ${n} entries, ${name} has ${length}`);
  if (new Set(measures.map(({ id }) => id)).size < measures.length) throw new RangeError("two measures share an id");
  for (const { id, values } of measures) {
    for (let row = 0; row < n; row++)
      if (!Number.isFinite(values[row])) throw new RangeError(`measure ${id} is ${values[row]} at row ${row}`);
  }
  const order = keys ? keyOrder(keys) : Int32Array.from({ length: n }, (_, row) => row);
  return {
    measures: measures.map(({ id, values }) => {
      const taken = Float64Array.from(order, (row) => values[row]);
      return { id, values: taken, nDistinct: new Set(taken).size };
    }),
    labels: Int8Array.from(order, (row) => labels[row]),
    groups: Int32Array.from(order, (row) => groups[row]),
    championScores: championScores && Float64Array.from(order, (row) => championScores[row]),
  };
}
