import { sigmoid } from "../calibrate/sigmoid.ts";

/** P(cancer) = sigmoid(slope * logit + intercept). Calibrated scores have slope 1 and intercept 0; a slope below 1
 *  means scores too extreme, above 1 too timid, 0 or less no information. */
export type Recalibration = { slope: number; intercept: number; nIter: number; converged: boolean };

const ITERATIONS_MAX = 50;
const TOLERANCE = 1e-8;
const STEP_MAX = 4;

/** Logistic recalibration (Cox 1958) of logits to labels: temperature and bias, as Alexandari et al. 2020 calibrate
 *  before expectation-maximisation. Maximum likelihood penalised by Jeffreys' prior (Firth 1993), which removes the
 *  first-order bias of the slope in small samples and keeps it finite where the classes are separable; the intercept is
 *  then refitted so that the mean probability equals the share of cancers.
 *  @param logits   m
 *  @param labels   m: 0 or 1
 *  @param weights  m, non-negative; both classes with a positive sum
 *  O(m) per iteration, deterministic. */
export function fitRecalibration(logits: Float64Array, labels: Int8Array, weights: Float64Array): Recalibration {
  const { centre, scale } = spread(logits, weights);
  // No spread: the scores say nothing.
  if (!(scale > 1e-12)) return { slope: 0, intercept: baseLogit(labels, weights), nIter: 0, converged: true };
  let slope = 0;
  let intercept = baseLogit(labels, weights);
  let nIter = 0;
  let converged = false;
  for (; nIter < ITERATIONS_MAX && !converged; nIter++) {
    const { aa, ab, bb } = information(logits, weights, slope, intercept, centre, scale);
    const determinant = aa * bb - ab * ab;
    let [gradientA, gradientB] = [0, 0];
    for (let i = 0; i < logits.length; i++) {
      if (weights[i] === 0) continue;
      const z = (logits[i] - centre) / scale;
      const p = sigmoid(slope * z + intercept);
      const curvature = weights[i] * p * (1 - p);
      const leverage = (curvature * (bb * z * z - 2 * ab * z + aa)) / determinant;
      const residual = weights[i] * (labels[i] - p) + leverage * (0.5 - p);
      gradientA += residual * z;
      gradientB += residual;
    }
    const stepA = bounded((bb * gradientA - ab * gradientB) / determinant);
    const stepB = bounded((aa * gradientB - ab * gradientA) / determinant);
    slope += stepA;
    intercept += stepB;
    converged = Math.abs(stepA) + Math.abs(stepB) < TOLERANCE;
  }
  const rawSlope = slope / scale;
  const rawIntercept = matchMean(logits, labels, weights, rawSlope, intercept - (slope * centre) / scale);
  return { slope: rawSlope, intercept: rawIntercept, nIter, converged };
}

function information(
  logits: Float64Array,
  weights: Float64Array,
  slope: number,
  intercept: number,
  centre: number,
  scale: number,
): { aa: number; ab: number; bb: number } {
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < logits.length; i++) {
    const z = (logits[i] - centre) / scale;
    const p = sigmoid(slope * z + intercept);
    const curvature = weights[i] * p * (1 - p);
    aa += curvature * z * z;
    ab += curvature * z;
    bb += curvature;
  }
  return { aa, ab, bb };
}

/** The intercept at which the probabilities sum to the cancers: Newton on a function that rises everywhere. */
function matchMean(
  logits: Float64Array,
  labels: Int8Array,
  weights: Float64Array,
  slope: number,
  start: number,
): number {
  let intercept = start;
  for (let nIter = 0; nIter < ITERATIONS_MAX; nIter++) {
    let [gap, curvature] = [0, 0];
    for (let i = 0; i < logits.length; i++) {
      const p = sigmoid(slope * logits[i] + intercept);
      gap += weights[i] * (labels[i] - p);
      curvature += weights[i] * p * (1 - p);
    }
    const step = bounded(gap / Math.max(curvature, Number.MIN_VALUE));
    intercept += step;
    if (Math.abs(step) < TOLERANCE) break;
  }
  return intercept;
}

function spread(logits: Float64Array, weights: Float64Array): { centre: number; scale: number } {
  let [total, sum, squares] = [0, 0, 0];
  for (let i = 0; i < logits.length; i++) {
    total += weights[i];
    sum += weights[i] * logits[i];
  }
  const centre = sum / total;
  for (let i = 0; i < logits.length; i++) squares += weights[i] * (logits[i] - centre) ** 2;
  return { centre, scale: Math.sqrt(squares / total) };
}

function baseLogit(labels: Int8Array, weights: Float64Array): number {
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]] += weights[i];
  return Math.log(sums[1] / sums[0]);
}

/** Far from the optimum a full Newton step may leave for infinity. */
function bounded(step: number): number {
  return Math.max(-STEP_MAX, Math.min(STEP_MAX, step));
}
