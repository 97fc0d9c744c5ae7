import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import type { NumericTensor } from "../../onnx/compute-graph.ts";
import { type Gaussians, halfLogDeterminants } from "./gaussians.ts";
import { DENSITY_GRAPHS, MOMENT_GRAPHS, type QuadraticForm, quadraticFormOf, STEP_GRAPHS } from "./mixture-graphs.ts";

/** Rows with the point that they are measured from: the mean, so that squares keep their digits. */
export type CenteredRows = { features: Matrix; center: Float64Array };

/** Sums over rows weighted by responsibility, measured from the centre. */
export type Moments = {
  /** k */
  counts: Float64Array;
  /** k x d: sum of r x */
  sums: Float64Array;
  /** full: k x d x d, sum of r x x^T; diag: k x d, sum of r x^2; tied: empty, since theirs is the same
   *  at every step. */
  seconds: Float64Array;
};

/** Numbers of a block's widest intermediate: 2 MB, so that it stays in the processor's cache. */
const BLOCK_NUMBERS = 2 ** 18;
/** Fewer rows would read the k d^2 numbers of full precisions more often than their own. */
const BLOCK_ROWS_MIN = 512;

/** Both steps of expectation-maximisation in one pass: the log-likelihood of the rows under these Gaussians, and the
 *  moments that better ones follow from. O(n k d), full O(n k d^2), tied O(n d^2). */
export async function stepMixture(
  rows: CenteredRows,
  gaussians: Gaussians,
): Promise<{ logLikelihood: number; moments: Moments }> {
  const form = quadraticFormOf(gaussians.type);
  const given = { ...densityInputs(gaussians), ...centerInput(rows) };
  const moments = emptyMoments(form, gaussians.k, gaussians.d);
  let logLikelihood = 0;
  for (const { tensor } of blocks(rows.features, form, gaussians.k)) {
    const found = await STEP_GRAPHS[form].run({ features: tensor, ...given }, ["logDensities", ...momentNames(form)]);
    for (const value of found.logDensities.data) logLikelihood += value;
    addMoments(moments, found);
  }
  return { logLikelihood, moments };
}

/** The moments when each row belongs to one component alone, 0..k-1. */
export async function momentsOfLabels(
  rows: CenteredRows,
  labels: Int32Array,
  k: number,
  form: QuadraticForm,
): Promise<Moments> {
  const { features } = rows;
  const moments = emptyMoments(form, k, features.cols);
  for (const { from, to, tensor } of blocks(features, form, k)) {
    const held = new Float64Array(k * (to - from));
    for (let i = from; i < to; i++) held[labels[i] * (to - from) + i - from] = 1;
    const shape = form === "full" ? [k, to - from, 1] : [k, to - from];
    const inputs = { features: tensor, responsibilities: { data: held, shape }, ...centerInput(rows) };
    addMoments(moments, await MOMENT_GRAPHS[form].run(inputs, momentNames(form)));
  }
  return moments;
}

/** n: logarithm of the density of each row; n x k: share of each component in it. */
export async function densityOfRows(
  rows: CenteredRows,
  gaussians: Gaussians,
): Promise<{ logDensities: Float64Array; responsibilities: DoubleMatrix }> {
  const { rows: n } = rows.features;
  const { k } = gaussians;
  const form = quadraticFormOf(gaussians.type);
  const given = { ...densityInputs(gaussians), ...centerInput(rows) };
  const logDensities = new Float64Array(n);
  const responsibilities = { data: new Float64Array(n * k), rows: n, cols: k };
  for (const { from, to, tensor } of blocks(rows.features, form, k)) {
    const inputs = { features: tensor, ...given };
    const found = await DENSITY_GRAPHS[form].run(inputs, ["logDensities", "responsibilities"]);
    logDensities.set(found.logDensities.data, from);
    const shares = found.responsibilities.data;
    for (let c = 0; c < k; c++) {
      for (let i = from; i < to; i++) responsibilities.data[i * k + c] = shares[c * (to - from) + i - from];
    }
  }
  return { logDensities, responsibilities };
}

function* blocks(features: Matrix, form: QuadraticForm, k: number) {
  const { data, rows: n, cols: d } = features;
  const widest = form === "full" ? k * d : Math.max(k, d);
  const size = Math.max(BLOCK_ROWS_MIN, Math.floor(BLOCK_NUMBERS / widest));
  for (let from = 0; from < n; from += size) {
    const to = Math.min(n, from + size);
    yield { from, to, tensor: { data: data.subarray(from * d, to * d), shape: [to - from, d] } };
  }
}

function centerInput({ center }: CenteredRows): { center: NumericTensor } {
  return { center: { data: center, shape: [1, center.length] } };
}

function densityInputs(gaussians: Gaussians): Record<string, NumericTensor> {
  const { type, k, d, weights, means, factors } = gaussians;
  const form = quadraticFormOf(type);
  const constant = halfLogDeterminants(gaussians).map(
    (half, c) => half + Math.log(weights[c]) - (d / 2) * Math.log(2 * Math.PI),
  );
  if (form === "diag") {
    const linear = factors.map((precision, at) => precision * means[at]);
    for (let at = 0; at < linear.length; at++) constant[Math.floor(at / d)] -= (linear[at] * means[at]) / 2;
    return {
      linear: { data: linear, shape: [k, d] },
      curvature: { data: factors.map((precision) => -precision / 2), shape: [k, d] },
      constant: { data: constant, shape: [k, 1] },
    };
  }
  const whitened = new Float64Array(k * d);
  for (let c = 0; c < k; c++) {
    const at = form === "full" ? c * d * d : 0;
    for (let i = 0; i < d; i++) {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += factors[at + i * d + j] * means[c * d + j];
      whitened[c * d + i] = sum;
    }
  }
  if (form === "full") {
    return {
      factors: { data: factors, shape: [k, d, d] },
      offsets: { data: whitened, shape: [k, 1, d] },
      constant: { data: constant, shape: [k, 1, 1] },
      minusHalf: { data: Float64Array.of(-0.5), shape: [1] },
    };
  }
  for (let at = 0; at < whitened.length; at++) constant[Math.floor(at / d)] -= whitened[at] ** 2 / 2;
  return {
    factors: { data: factors, shape: [d, d] },
    linear: { data: whitened, shape: [k, d] },
    constant: { data: constant, shape: [k, 1] },
    minusHalf: { data: new Float64Array(d).fill(-0.5), shape: [1, d] },
  };
}

function momentNames(form: QuadraticForm): (keyof Moments)[] {
  return form === "tied" ? ["counts", "sums"] : ["counts", "sums", "seconds"];
}

function emptyMoments(form: QuadraticForm, k: number, d: number): Moments {
  const seconds = { full: k * d * d, diag: k * d, tied: 0 }[form];
  return { counts: new Float64Array(k), sums: new Float64Array(k * d), seconds: new Float64Array(seconds) };
}

function addMoments(moments: Moments, found: Partial<Record<keyof Moments, NumericTensor>>): void {
  for (const name of ["counts", "sums", "seconds"] as const) {
    const part = found[name]?.data;
    if (part) for (let at = 0; at < part.length; at++) moments[name][at] += part[at];
  }
}
