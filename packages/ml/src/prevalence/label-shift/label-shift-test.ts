import type { Matrix } from "../../matrix/matrix.ts";
import type { Interval } from "../../protocol/figure.ts";
import { drawIndex, shuffle } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { percentileInterval } from "../percentile-interval.ts";
import { leadingComponents } from "./leading-components.ts";
import { type Membership, membershipAuc } from "./membership-auc.ts";
import { weightedRocAuc } from "./weighted-roc-auc.ts";

export type LabelShiftParams = {
  /** Principal components of all rows that the classifier sees. Default 20. */
  nComponents?: number;
  /** Default 5. */
  nSplits?: number;
  /** Default 199. */
  nPermutations?: number;
  /** Resamples of families behind the interval. Default 500. */
  nResamples?: number;
  /** Default 0.05: p-value at or below which the assumption is refuted. */
  alpha?: number;
  /** Default 0.65: an AUC this high would matter, so an interval that reaches it does not support the assumption. */
  aucTolerance?: number;
  /** Default 0.95. */
  level?: number;
};

export type LabelShiftTest = {
  verdict: "PLAUSIBLE" | "REFUTED" | "NOT_DECIDABLE";
  /** Share of cancers that the labelled rows were reweighted to. */
  prevalence: number;
  /** Null where a set weighs nothing or the families are too few. */
  auc: number | null;
  interval: Interval | null;
  pValue: number | null;
  /** AUC that the permutations stay below in 1 - alpha of cases: what the test can see. */
  criticalAuc: number | null;
  nLabelled: number;
  nPool: number;
  /** Rows that the reweighted labelled set is worth: (sum w)^2 / sum w^2 (Kish). */
  effectiveLabelled: number;
  labelledFamilies: number;
  poolFamilies: number;
  nPermutations: number;
};

/** Fewer families in a set leave nothing to train on in some fold. */
const FAMILIES_MIN = 10;

/** Tests label shift itself: if only the share of cancers differs, labelled rows reweighted to the pool's share look
 *  like the pool, and no classifier tells them apart. Logistic regression on the leading principal components, out of
 *  fold over families; p-value by permuting which families are labelled, each with its weight, and training again.
 *  REFUTED when p <= alpha; PLAUSIBLE when p is above and the interval stays below aucTolerance; else NOT_DECIDABLE:
 *  the n is too small to tell. Plausible is not proven: a difference outside the components seen goes unnoticed.
 *  The share is taken as given; a share off by 0.1 moves the AUC by about a tenth of what the classes' own AUC exceeds
 *  one half.
 *  @param features    n x d
 *  @param labels      n: 0 or 1 for labelled rows, -1 for the pool; a family with both is the caller's to leave out
 *  @param groups      n: family of each row
 *  @param prevalence  0..1, the estimate
 *  @throws RangeError when lengths differ, an entry is not finite or the prevalence is outside 0..1
 *  O(n d min(n, d) + nPermutations * n c^2), deterministic for a given `random`. Lopez-Paz and Oquab 2017 (classifier
 *  two-sample test), on the importance weights of Lipton, Wang and Smola 2018. */
export async function testLabelShift(
  features: Matrix,
  labels: Int8Array,
  groups: Int32Array,
  prevalence: number,
  params: LabelShiftParams,
  { random, onProgress, signal }: FitTools,
): Promise<LabelShiftTest> {
  const { nComponents = 20, nSplits = 5, nPermutations = 199, nResamples = 500 } = params;
  const { alpha = 0.05, aucTolerance = 0.65, level = 0.95 } = params;
  if (labels.length !== features.rows || groups.length !== features.rows) {
    throw new RangeError(
      `features has ${features.rows} rows, labels has ${labels.length} entries, groups has ${groups.length}`,
    );
  }
  if (!(prevalence >= 0 && prevalence <= 1)) throw new RangeError(`prevalence must be in 0..1, got ${prevalence}`);
  const membership = reweighted(labels, prevalence);
  const families = familiesOf(groups, membership);
  const nLabelled = labels.filter((label) => label >= 0).length;
  const found = {
    prevalence,
    nLabelled,
    nPool: labels.length - nLabelled,
    effectiveLabelled: effectiveSize(membership),
    labelledFamilies: families.filter(({ member }) => member === 0).length,
    poolFamilies: families.filter(({ member }) => member === 1).length,
  };
  const undecidable = { auc: null, interval: null, pValue: null, criticalAuc: null, nPermutations: 0 };
  if (Math.min(found.labelledFamilies, found.poolFamilies, found.effectiveLabelled) < FAMILIES_MIN) {
    return { verdict: "NOT_DECIDABLE", ...found, ...undecidable };
  }
  const { x, c } = await leadingComponents(features, nComponents, random);
  const { auc, decisions, order } = membershipAuc(x, c, membership, groups, nSplits, random);
  if (auc === null) return { verdict: "NOT_DECIDABLE", ...found, ...undecidable };
  const permuted: number[] = [];
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    signal?.throwIfAborted();
    onProgress?.(permutation, nPermutations);
    const shuffled = membershipAuc(x, c, permute(families, labels.length, random), groups, nSplits, random);
    permuted.push(shuffled.auc ?? 0.5);
  }
  onProgress?.(nPermutations, nPermutations);
  const resampled = Array.from({ length: nResamples }, () =>
    weightedRocAuc(order, decisions, membership.classes, resample(families, membership, random)),
  );
  const interval = percentileInterval(resampled, level, found.labelledFamilies);
  const pValue = (1 + permuted.filter((value) => value >= auc).length) / (1 + nPermutations);
  const criticalAuc = permuted.sort((a, b) => a - b)[Math.ceil((1 - alpha) * nPermutations) - 1] ?? null;
  const supported = interval !== null && interval.high < aucTolerance;
  const verdict = pValue <= alpha ? "REFUTED" : supported ? "PLAUSIBLE" : "NOT_DECIDABLE";
  return { verdict, ...found, auc, interval, pValue, criticalAuc, nPermutations };
}

/** Labelled rows weigh as their class does in the pool, on average 1; rows of the pool weigh 1. */
function reweighted(labels: Int8Array, prevalence: number): Membership {
  const nCancer = labels.filter((label) => label === 1).length;
  const nNormal = labels.filter((label) => label === 0).length;
  const n = nCancer + nNormal;
  // A class without rows weighs nothing: its weight is never read.
  const weightOf = [((1 - prevalence) * n) / nNormal, (prevalence * n) / nCancer];
  return {
    classes: Uint8Array.from(labels, (label) => (label < 0 ? 1 : 0)),
    weights: Float64Array.from(labels, (label) => (label < 0 ? 1 : weightOf[label])),
  };
}

type Family = { rows: number[]; member: number; weight: number };

function familiesOf(groups: Int32Array, { classes, weights }: Membership): Family[] {
  const families = new Map<number, Family>();
  groups.forEach((group, row) => {
    const family = families.get(group) ?? { rows: [], member: classes[row], weight: 0 };
    // The mean weight of the family's rows.
    family.weight += (weights[row] - family.weight) / (family.rows.length + 1);
    family.rows.push(row);
    families.set(group, family);
  });
  return [...families.values()];
}

function effectiveSize({ classes, weights }: Membership): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < classes.length; i++) {
    if (classes[i] === 1) continue;
    sum += weights[i];
    squares += weights[i] ** 2;
  }
  return squares > 0 ? sum ** 2 / squares : 0;
}

/** Which families are labelled, and with what weight, dealt anew. */
function permute(families: Family[], n: number, random: FitTools["random"]): Membership {
  const dealt = shuffle(Array.from(families.keys()), random);
  const classes = new Uint8Array(n);
  const weights = new Float64Array(n);
  families.forEach(({ rows }, i) => {
    const { member, weight } = families[dealt[i]];
    for (const row of rows) {
      classes[row] = member;
      weights[row] = weight;
    }
  });
  return { classes, weights };
}

/** Weights of families drawn with replacement within each set. */
function resample(families: Family[], { weights }: Membership, random: FitTools["random"]): Float64Array {
  const drawn = new Float64Array(weights.length);
  for (const member of [0, 1]) {
    const own = families.filter((family) => family.member === member);
    for (let draw = 0; draw < own.length; draw++) {
      for (const row of own[drawIndex(random, own.length)].rows) drawn[row] += weights[row];
    }
  }
  return drawn;
}
