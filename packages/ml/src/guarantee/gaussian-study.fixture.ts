import { normalCdf } from "../metrics/normal-cdf.ts";
import { drawNormal, shuffle } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

/** Two spherical Gaussian classes of unit variance: cancers `separation` further along the first axis. */
export type World = { separation: number; prevalence: number; nFeatures: number };

/** Rows of a world; label 1 is cancer. */
export type Sample = { rows: Float64Array[]; labels: number[] };

/** A linear discriminant on some columns with one variance for all: P(cancer) = 1 / (1 + exp(-(w x + b))). */
export type Discriminant = { columns: number; weights: Float64Array; intercept: number };

export function drawSample(world: World, n: number, random: Random): Sample {
  const labels = Array.from({ length: n }, () => (random() < world.prevalence ? 1 : 0));
  const rows = labels.map((label) =>
    Float64Array.from(
      { length: world.nFeatures },
      (_, j) => drawNormal(random) + (j === 0 ? label : 0) * world.separation,
    ),
  );
  return { rows, labels };
}

export function fitDiscriminant({ rows, labels }: Sample, columns: number): Discriminant {
  const counts = [0, 0];
  const means = [new Float64Array(columns), new Float64Array(columns)];
  for (const [i, row] of rows.entries()) {
    counts[labels[i]]++;
    for (let j = 0; j < columns; j++) means[labels[i]][j] += row[j];
  }
  for (const label of [0, 1]) for (let j = 0; j < columns; j++) means[label][j] /= Math.max(1, counts[label]);
  let squares = 0;
  for (const [i, row] of rows.entries())
    for (let j = 0; j < columns; j++) squares += (row[j] - means[labels[i]][j]) ** 2;
  const variance = squares / (columns * Math.max(1, rows.length - 2));
  const weights = means[1].map((value, j) => (value - means[0][j]) / variance);
  let intercept = Math.log((counts[1] + 0.5) / (counts[0] + 0.5));
  for (let j = 0; j < columns; j++) intercept -= (weights[j] * (means[0][j] + means[1][j])) / 2;
  return { columns, weights, intercept };
}

export function score({ columns, weights, intercept }: Discriminant, row: Float64Array): number {
  let decision = intercept;
  for (let j = 0; j < columns; j++) decision += weights[j] * row[j];
  return 1 / (1 + Math.exp(-decision));
}

/** P(score < threshold | cancer), in closed form: a weighted sum of Gaussian columns is Gaussian. */
export function trueMissRate(world: World, { weights, intercept }: Discriminant, threshold: number): number {
  const norm = Math.hypot(...weights);
  const mean = weights[0] * world.separation + intercept;
  return normalCdf((Math.log(threshold / (1 - threshold)) - mean) / norm);
}

/** Scores of each row by the discriminant of the other folds. */
export function outOfFold({ rows, labels }: Sample, columns: number, nSplits: number, random: Random): Float64Array {
  const fold = new Int32Array(rows.length);
  for (const label of [0, 1]) {
    const members = shuffle(
      labels.flatMap((each, i) => (each === label ? [i] : [])),
      random,
    );
    for (const [at, i] of members.entries()) fold[i] = at % nSplits;
  }
  const scores = new Float64Array(rows.length);
  for (let f = 0; f < nSplits; f++) {
    const kept = rows.flatMap((_, i) => (fold[i] === f ? [] : [i]));
    const model = fitDiscriminant({ rows: kept.map((i) => rows[i]), labels: kept.map((i) => labels[i]) }, columns);
    for (let i = 0; i < rows.length; i++) if (fold[i] === f) scores[i] = score(model, rows[i]);
  }
  return scores;
}
