import { createMatrix, type Matrix, takeRows } from "../matrix/matrix.ts";
import { drawNormal, shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { Sample } from "./learner.ts";
import type { Method } from "./method.ts";
import { describeParameters } from "./parameters.ts";

/** Rows of two classes in turn, their means `apart` from each other along every column. */
export function drawClouds(rows: number, cols: number, apart: number, seed: number): Matrix {
  const random = createRandom(seed, "contract");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++)
    matrix.data[at] = drawNormal(random) + apart * (Math.floor(at / cols) % 2 === 0 ? -0.5 : 0.5);
  return matrix;
}

/** Class of each row of drawClouds. */
export const classOf = (row: number): 0 | 1 => (row % 2 === 0 ? 0 : 1);

export function constantMatrix(rows: number, cols: number, value = 3): Matrix {
  const matrix = createMatrix(rows, cols);
  matrix.data.fill(value);
  return matrix;
}

/** The rows with every view that a method of the registry may need: noisy copies of the features. */
export function withViews(features: Matrix): Sample {
  const noisy = (name: string): [string, Matrix] => {
    const random = createRandom(1, name);
    const data = features.data.map((value) => value + 0.01 * drawNormal(random));
    return [name, { ...features, data }];
  };
  return { features, views: Object.fromEntries(["second", "weak0", "weak1", "strong0", "strong1"].map(noisy)) };
}

/** Small where the default would be more than the tiny data hold, or slow. */
export function smallParameters({ task, parameters }: Method, rows: number): Record<string, number> {
  const iterations = { maxIter: 60, nEpochs: 60, nInit: 2 };
  const sizes = { nClusters: 2, nComponents: 2 };
  const small: Record<string, number> = task === "CLUSTERING" ? { ...iterations, ...sizes } : iterations;
  const wanted = describeParameters(parameters).filter(({ name }) => name in small);
  const fits = wanted.map(({ name, minimum = 0 }) => [name, Math.max(minimum, Math.min(small[name], 60))] as const);
  return Object.fromEntries(fits.filter(([name]) => rows > 1 || !name.startsWith("nC")));
}

/** A permutation of the rows, the same for a seed. */
export function permuted(rows: number, seed: number): Int32Array {
  return shuffle(
    Int32Array.from({ length: rows }, (_, row) => row),
    createRandom(seed, "permutation"),
  );
}

/** The same matrix with one more row: a copy of an earlier one. */
export function withDuplicate(matrix: Matrix, row: number): Matrix {
  return takeRows(matrix, [...Array(matrix.rows).keys(), row]);
}

/** The same matrix with one entry replaced. */
export function withEntry(matrix: Matrix, row: number, col: number, value: number): Matrix {
  const data = matrix.data.slice();
  data[row * matrix.cols + col] = value;
  return { ...matrix, data };
}

/** Settles to the value, or to null where it was refused by a RangeError that names a figure; any other failure is thrown. */
export async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RangeError && /\d/.test(error.message)) return null;
    throw error;
  }
}
