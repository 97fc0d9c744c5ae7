import { sigmoid } from "../../calibrate/sigmoid.ts";
import { checkFeatures } from "../../matrix/check-features.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { deLongInterval } from "../../metrics/delong.ts";
import { normalQuantile } from "../../metrics/normal-quantile.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { leadingComponents } from "../../prevalence/label-shift/leading-components.ts";
import type { Interval } from "../../protocol/figure.ts";
import { UNLABELED } from "../../protocol/labels.ts";
import { keyOrder } from "../../protocol/order-by-key.ts";
import { stratifiedGroupFolds } from "../../protocol/stratified-group-folds.ts";
import { shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { oneRowAFamily } from "../one-row-a-family.ts";
import { openOutOfFoldRidge } from "./out-of-fold-ridge.ts";
import { permutedAucs } from "./permuted-aucs.ts";

export type RepresentativenessInputs = {
  /** n x d */
  features: Matrix;
  /** n: whether the row carries a label. */
  labelled: ArrayLike<boolean | number>;
  /** n: family of each row. */
  groups: ArrayLike<number>;
  /** n: decide in what order rows are taken, so that the order given decides nothing. */
  keys: readonly string[];
  seed: number;
  /** Default 999. */
  nPermutations?: number;
  /** Default 5; fewer where there are fewer labelled families. */
  nSplits?: number;
  /** Principal components of all rows that the classifier sees. Default 20. */
  nComponents?: number;
  /** Families without a label looked at; a seeded draw of them where there are more. Default 5000. */
  poolMax?: number;
  /** Default 0.05. */
  level?: number;
  /** Default 0.65: a test that only sees differences larger than this AUC cannot call the labels fair. */
  aucTolerance?: number;
};

/** TOO_FEW_LABELLED, NO_POOL: fewer families on one side than a cross-validation needs. NOT_SEEN: nothing was seen, but
 *  only a difference larger than the tolerance would have been. NO_FEATURES: the features do not vary. */
export type RepresentativenessReason = "TOO_FEW_LABELLED" | "NO_POOL" | "NOT_SEEN" | "NO_FEATURES";

export type RepresentativenessAudit = {
  /** Chance that a labelled image looks more labelled than one of the pool, out of fold; 0.5 when nobody can tell. */
  auc: number | null;
  /** DeLong's, its standard error no smaller than the spread of the areas of dealt flags: on 99 labelled families nobody
   *  can tell from 301 others, DeLong's alone held one half in 79 of 100 draws, since each fold's fit varies too. */
  interval: Interval | null;
  pValue: number | null;
  /** False: they differ. True: no difference was seen, and one of `aucTolerance` would have been. Null: cannot tell. */
  fair: boolean | null;
  level: number;
  aucTolerance: number;
  /** Families compared, one image each. */
  nLabelled: number;
  nPool: number;
  /** Families without a label that there are. */
  nPoolFamilies: number;
  nPermutations: number;
  /** Area above which the test sees a difference. */
  criticalAuc: number | null;
  /** Labelled families from which a difference of `aucTolerance` would be seen, as far as the spread found here tells. */
  nLabelledNeeded: number | null;
  reason?: RepresentativenessReason;
};

/** Fewer labelled families leave no folds worth the name. */
const FAMILIES_MIN = 10;
const INTERVAL_LEVEL = 0.95;
// Next to hundreds of rows of unit variance it only keeps the solution finite.
const ALPHA = 1;
// Sums of equal areas in another order.
const ROUNDING = 1e-12;

/** Can a classifier tell the labelled images from the others? If it can, the labels are no fair sample, and what is
 *  measured on them does not speak for the pool.
 *
 *  One image a family, so that copies neither count twice nor straddle folds. Ridge regression of "is labelled" on the
 *  leading principal components (the direction of a linear discriminant), out of fold in stratified folds. The p-value
 *  deals anew which families of a fold are labelled: exact, since under a fair draw every such deal of the same folds is
 *  equally likely. A difference outside the components, or in spread alone, goes unnoticed; the coverage audit looks
 *  for rows far from every label. A difference is seen whatever its cause: labels gathered half and half from a pool with
 *  fewer cancers differ from it by that alone, which moves shares and not what an area under the ROC curve says; the test
 *  of label shift, which weighs the classes as the pool holds them, tells whether more is amiss.
 *  @param tools  progress counts permutations
 *  @throws RangeError when lengths differ, an entry is not finite, nPermutations is too few for the level, or a
 *    parameter is outside its range; the signal's reason when aborted
 *  O(n d min(n, d) + nSplits n c^2 + nPermutations n (c + log n)) for c components, deterministic for a seed. Lopez-Paz
 *  and Oquab 2017 (classifier two-sample test). */
export async function auditRepresentativeness(
  inputs: RepresentativenessInputs,
  { onProgress, signal }: Pick<FitTools, "onProgress" | "signal"> = {},
): Promise<RepresentativenessAudit> {
  const { nPermutations = 999, nSplits = 5, nComponents = 20, poolMax = 5000 } = inputs;
  const { level = 0.05, aucTolerance = 0.65, seed } = inputs;
  check(inputs, { nPermutations, nSplits, nComponents, poolMax, level, aucTolerance });
  const { labelled, pool } = families(inputs);
  const drawn = draw(pool, poolMax, seed);
  const rows = [...labelled, ...drawn];
  const counts = { nLabelled: labelled.length, nPool: drawn.length, nPoolFamilies: pool.length };
  const stated = { level, aucTolerance, ...counts };
  const none = { auc: null, interval: null, pValue: null, fair: null, ...stated, nPermutations: 0, criticalAuc: null };
  if (labelled.length < FAMILIES_MIN) return { ...none, nLabelledNeeded: FAMILIES_MIN, reason: "TOO_FEW_LABELLED" };
  if (drawn.length < FAMILIES_MIN) return { ...none, nLabelledNeeded: null, reason: "NO_POOL" };
  const taken = takeRows(inputs.features, rows);
  if (!varies(taken)) return { ...none, nLabelledNeeded: null, reason: "NO_FEATURES" };
  const { x, c } = await leadingComponents(taken, nComponents, createRandom(seed, "representativeness components"));
  const flags = Uint8Array.from(rows, (_, i) => (i < labelled.length ? 1 : 0));
  const splits = Math.min(nSplits, labelled.length, drawn.length);
  const folds = stratifiedGroupFolds(flags, rows, splits, createRandom(seed, "representativeness folds"));
  const predict = await openOutOfFoldRidge({ data: x, rows: rows.length, cols: c }, folds, splits, ALPHA);
  const scores = (await predict({ data: Float64Array.from(flags), rows: 1, cols: rows.length })).data;
  const auc = rocAuc(flags, scores) ?? 0.5;
  const random = createRandom(seed, "representativeness permutations");
  const permuted = await permutedAucs(predict, flags, folds, nPermutations, { random, onProgress, signal });
  const pValue = (permuted.filter((value) => value >= auc - ROUNDING).length + 1) / (nPermutations + 1);
  const criticalAuc = permuted.sort()[nPermutations - Math.floor(level * (nPermutations + 1))];
  const sees = criticalAuc <= aucTolerance;
  const fair = pValue <= level ? false : sees ? true : null;
  // The spread of an area shrinks with the square root of the rarer side.
  const ratio = Math.max(0, criticalAuc - 0.5) / (aucTolerance - 0.5);
  return {
    auc,
    interval: widenedInterval(auc, deLongInterval(flags, scores, rows)?.standardError ?? 0, permuted),
    pValue,
    fair,
    ...stated,
    nPermutations,
    criticalAuc,
    nLabelledNeeded: Math.max(FAMILIES_MIN, Math.ceil(labelled.length * ratio ** 2)),
    ...(fair === null && { reason: "NOT_SEEN" as const }),
  };
}

/** On the scale of the log odds, which keeps it inside 0..1; null where neither error has a width. */
function widenedInterval(auc: number, standardError: number, permuted: Float64Array): Interval | null {
  const mean = permuted.reduce((sum, value) => sum + value, 0) / permuted.length;
  const spread = Math.sqrt(permuted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / permuted.length);
  const error = Math.max(standardError, spread);
  if (error === 0 || auc === 0 || auc === 1) return null;
  const half = (normalQuantile((1 + INTERVAL_LEVEL) / 2) * error) / (auc * (1 - auc));
  const [low, high] = [-half, half].map((by) => sigmoid(Math.log(auc / (1 - auc)) + by));
  return { low, high, level: INTERVAL_LEVEL, method: "delong" };
}

/** One row of each family, in the order of the keys. */
function families({ labelled, groups, keys }: RepresentativenessInputs): { labelled: number[]; pool: number[] } {
  const order = keyOrder(keys);
  const flags = Array.from(order, (row) => (labelled[row] ? 1 : UNLABELED));
  const chosen = oneRowAFamily(
    flags,
    Array.from(order, (row) => groups[row]),
  );
  return { labelled: chosen.labelled.map((at) => order[at]), pool: chosen.pool.map((at) => order[at]) };
}

/** At most poolMax of them, in their order. */
function draw(pool: number[], poolMax: number, seed: number): number[] {
  if (pool.length <= poolMax) return pool;
  const places = shuffle(Array.from(pool.keys()), createRandom(seed, "representativeness pool"));
  return places
    .slice(0, poolMax)
    .sort((a, b) => a - b)
    .map((at) => pool[at]);
}

function varies({ data, cols }: Matrix): boolean {
  return data.some((value, at) => value !== data[at % cols]);
}

function check(
  { features, labelled, groups, keys }: RepresentativenessInputs,
  params: Required<
    Pick<RepresentativenessInputs, "nPermutations" | "nSplits" | "nComponents" | "poolMax" | "level" | "aucTolerance">
  >,
): void {
  checkFeatures(features, 0);
  for (const [name, { length }] of Object.entries({ labelled, groups, keys })) {
    if (length !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, ${name} has ${length} entries`);
  }
  const { level, aucTolerance, nPermutations, nSplits, nComponents, poolMax } = params;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  if (!(aucTolerance > 0.5 && aucTolerance <= 1))
    throw new RangeError(`aucTolerance must be above 0.5, up to 1, got ${aucTolerance}`);
  if (!(Number.isInteger(nPermutations) && Math.floor(level * (nPermutations + 1)) >= 1))
    throw new RangeError(`${nPermutations} permutations cannot give a p-value of ${level}`);
  const least = { nSplits: [nSplits, 2], nComponents: [nComponents, 1], poolMax: [poolMax, 1] };
  for (const [name, [value, min]] of Object.entries(least)) {
    if (!(Number.isInteger(value) && value >= min))
      throw new RangeError(`${name} is ${value}, at least ${min} is needed`);
  }
}
