import { sigmoid } from "../calibrate/sigmoid.ts";
import { classWeights } from "./class-weights.ts";

/** P(cancer) = sigmoid(slope * logit + intercept). Calibrated scores have slope 1 and intercept 0; a slope below 1
 *  means scores too extreme, above 1 too timid, 0 or less no information. */
export type Recalibration = { slope: number; intercept: number; nIter: number; converged: boolean };

const ITERATIONS_MAX = 100;
const TOLERANCE = 1e-7;
/** Full steps end sooner almost always; from here on each must not lower the likelihood. */
const FULL_STEPS_MAX = 15;
/** Differences of the likelihood below this are rounding. */
const RISE_MIN = 1e-9;
/** Far from the optimum a full Newton step may leave for infinity. */
const STEP_MAX = 4;
/** Logits this close to each other are equal. */
const SPREAD_MIN = 1e-12;

/** Logistic recalibration (Cox 1958) of logits to labels: temperature and bias, as Alexandari et al. 2020 calibrate
 *  before expectation-maximisation. Maximum likelihood penalised by Jeffreys' prior (Firth 1993), which removes the
 *  first-order bias of the slope in small samples and keeps it finite where the classes are separable; the intercept is
 *  then refitted so that the mean probability equals the share of cancers.
 *  @param logits   m
 *  @param labels   m: 0 or 1
 *  @param weights  m, non-negative; both classes with a positive sum
 *  O(m) per iteration, deterministic. */
export function fitRecalibration(logits: Float64Array, labels: Int8Array, weights: Float64Array): Recalibration {
  const { normal, cancer } = classWeights(labels, weights);
  const baseLogit = Math.log(cancer / normal);
  const { centre, scale } = spread(logits, weights);
  if (!(scale > SPREAD_MIN)) return { slope: 0, intercept: baseLogit, nIter: 0, converged: true };
  const z = logits.map((logit) => (logit - centre) / scale);
  const p = new Float64Array(z.length);
  let [slope, intercept] = [0, baseLogit];
  let [stepA, stepB, likelihood] = [0, 0, -Infinity];
  let nIter = 0;
  let converged = false;
  for (; nIter < ITERATIONS_MAX && !converged; nIter++) {
    let [aa, ab, bb] = [0, 0, 0];
    for (let i = 0; i < z.length; i++) {
      if (weights[i] === 0) continue;
      p[i] = sigmoid(slope * z[i] + intercept);
      const curvature = weights[i] * p[i] * (1 - p[i]);
      aa += curvature * z[i] * z[i];
      ab += curvature * z[i];
      bb += curvature;
    }
    const determinant = aa * bb - ab * ab;
    if (nIter >= FULL_STEPS_MAX) {
      const reached = logLikelihood(p, labels, weights) + 0.5 * Math.log(determinant);
      // With few rows a full step can pass the maximum, again and again: half of it then, from where it began.
      if (!(reached >= likelihood - RISE_MIN)) {
        [stepA, stepB] = [stepA / 2, stepB / 2];
        [slope, intercept] = [slope - stepA, intercept - stepB];
        converged = Math.abs(stepA) + Math.abs(stepB) < TOLERANCE;
        continue;
      }
      likelihood = reached;
    }
    let [gradientA, gradientB] = [0, 0];
    // Leverages act as rows of outcome one half: with their curvature, too, steps do not overshoot in small samples.
    let [fullAA, fullAB, fullBB] = [aa, ab, bb];
    for (let i = 0; i < z.length; i++) {
      if (weights[i] === 0) continue;
      const variance = p[i] * (1 - p[i]);
      const curvature = weights[i] * variance;
      const leverage = (curvature * (bb * z[i] * z[i] - 2 * ab * z[i] + aa)) / determinant;
      const residual = weights[i] * (labels[i] - p[i]) + leverage * (0.5 - p[i]);
      gradientA += residual * z[i];
      gradientB += residual;
      fullAA += leverage * variance * z[i] * z[i];
      fullAB += leverage * variance * z[i];
      fullBB += leverage * variance;
    }
    const fullDeterminant = fullAA * fullBB - fullAB * fullAB;
    stepA = bounded((fullBB * gradientA - fullAB * gradientB) / fullDeterminant);
    stepB = bounded((fullAA * gradientB - fullAB * gradientA) / fullDeterminant);
    slope += stepA;
    intercept += stepB;
    converged = Math.abs(stepA) + Math.abs(stepB) < TOLERANCE;
  }
  const matched = matchMean(z, weights, slope, intercept, cancer);
  return { slope: slope / scale, intercept: matched - (slope * centre) / scale, nIter, converged };
}

function logLikelihood(p: Float64Array, labels: Int8Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    if (weights[i] > 0) sum += weights[i] * Math.log(labels[i] === 1 ? p[i] : 1 - p[i]);
  }
  return sum;
}

/** The intercept at which the probabilities sum to the cancers: Newton on a sum that rises everywhere. */
function matchMean(z: Float64Array, weights: Float64Array, slope: number, start: number, cancer: number): number {
  let intercept = start;
  for (let nIter = 0; nIter < ITERATIONS_MAX; nIter++) {
    let [sum, curvature] = [0, 0];
    for (let i = 0; i < z.length; i++) {
      const p = sigmoid(slope * z[i] + intercept);
      sum += weights[i] * p;
      curvature += weights[i] * p * (1 - p);
    }
    const step = bounded((cancer - sum) / Math.max(curvature, Number.MIN_VALUE));
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

function bounded(step: number): number {
  return Math.max(-STEP_MAX, Math.min(STEP_MAX, step));
}
