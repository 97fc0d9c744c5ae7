import { checkFeatures } from "../../matrix/check-features.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { CANCER, checkLabelValues, labelledRows, NORMAL, UNLABELED } from "../../protocol/labels.ts";
import { shuffle } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import type { FitBase, FittedBase } from "../fit-base.ts";

export type CoTrainingParams = {
  /** Rows that each view labels cancer in a round. Default 1. */
  growthCancer?: number;
  /** Rows that each view labels normal in a round. Default 1. */
  growthNormal?: number;
  /** Unlabelled rows that the views choose from in a round. Default 75. */
  poolSize?: number;
  /** Default 30. */
  maxIter?: number;
};

export type CoTrainingModel = {
  /** Each view's own classifier, fitted on all labels. */
  fitted: [FittedBase, FittedBase];
  /** n: label of each row, given or inferred; UNLABELED where there is none. */
  transduction: Int8Array;
  /** n: 0 where the label was given, the round where it was inferred, -1 where there is none. */
  labeledIter: Int32Array;
  nIter: number;
};

/** Two classifiers, each on its own description of the rows, label for each other the rows that they are surest of.
 *  In each round both are fitted on all labels; from a random pool of unlabelled rows each takes those it is surest are
 *  cancers and those it is surest are normal, never against its own answer; a row claimed for both classes stays
 *  unlabelled; then the pool is filled up again.
 *  @param views   two matrices of n rows
 *  @param labels  n: 0, 1 or UNLABELED; both classes present
 *  @param bases   trains on the first and on the second view
 *  @throws RangeError when the views' rows or labels differ in number, a class is absent or an entry is not finite
 *  2 (nIter + 1) fits of the base. Blum and Mitchell 1998, table 1. */
export async function fitCoTraining(
  views: [Matrix, Matrix],
  labels: ArrayLike<number>,
  params: CoTrainingParams,
  bases: [FitBase, FitBase],
  tools: FitTools,
): Promise<CoTrainingModel> {
  const { growthCancer = 1, growthNormal = 1, poolSize = 75, maxIter = 30 } = params;
  checkGiven(views, labels);
  const transduction = Int8Array.from(labels);
  const labeledIter = Int32Array.from(transduction, (label) => (label === UNLABELED ? -1 : 0));
  const waiting = Array.from(transduction.keys()).filter((row) => transduction[row] === UNLABELED);
  shuffle(waiting, tools.random);
  let pool = waiting.splice(0, poolSize);
  const fitBoth = async (): Promise<[FittedBase, FittedBase]> => [
    await fitOn(views[0], transduction, bases[0]),
    await fitOn(views[1], transduction, bases[1]),
  ];
  let fitted = await fitBoth();
  let nIter = 0;
  while (pool.length > 0 && nIter < maxIter) {
    tools.signal?.throwIfAborted();
    tools.onProgress?.(nIter, maxIter);
    const claims = new Map<number, number>();
    for (const [view, base] of fitted.entries()) {
      const probabilities = await base.score(takeRows(views[view], pool));
      for (const [label, growth] of [
        [CANCER, growthCancer],
        [NORMAL, growthNormal],
      ]) {
        for (const at of surest(probabilities, label, growth)) {
          const earlier = claims.get(pool[at]);
          claims.set(pool[at], earlier === undefined || earlier === label ? label : UNLABELED);
        }
      }
    }
    const agreed = [...claims].filter(([, label]) => label !== UNLABELED);
    if (agreed.length === 0) break;
    nIter++;
    for (const [row, label] of agreed) {
      transduction[row] = label;
      labeledIter[row] = nIter;
    }
    pool = pool.filter((row) => transduction[row] === UNLABELED);
    pool.push(...waiting.splice(0, poolSize - pool.length));
    fitted = await fitBoth();
  }
  return { fitted, transduction, labeledIter, nIter };
}

/** Positions of the rows most surely of a class, at most `count`, none that the classifier would give the other. */
function surest(probabilities: Float64Array, label: number, count: number): number[] {
  const sureness = (at: number) => (label === CANCER ? probabilities[at] : 1 - probabilities[at]);
  const own = Array.from(probabilities.keys()).filter((at) => sureness(at) > 0.5);
  return own.sort((a, b) => sureness(b) - sureness(a) || a - b).slice(0, count);
}

function fitOn(features: Matrix, labels: Int8Array, fitBase: FitBase): Promise<FittedBase> {
  const rows = labelledRows(labels);
  const given = Int8Array.from(rows, (row) => labels[row]);
  return fitBase(takeRows(features, rows), given, rows);
}

function checkGiven(views: [Matrix, Matrix], labels: ArrayLike<number>): void {
  const [first, second] = views;
  for (const view of views) checkFeatures(view);
  if (first.rows !== second.rows || labels.length !== first.rows)
    throw new RangeError(`the views have ${first.rows} and ${second.rows} rows, labels has ${labels.length} entries`);
  checkLabelValues(labels);
  const given = new Set(Array.from(labels));
  if (!given.has(NORMAL) || !given.has(CANCER)) throw new RangeError("both classes need a label");
}
