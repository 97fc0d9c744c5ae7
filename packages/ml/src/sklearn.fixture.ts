import { readFileSync } from "node:fs";
import { type Matrix, matrixFromRows } from "./matrix/matrix.ts";

/** One thing that scikit-learn computed, with the tolerance at which we must equal it. */
export type SklearnCase<Params, Expected> = { data: string; params: Params; expected: Expected };

const ROOT = new URL("../fixtures/sklearn/", import.meta.url);

/** The committed cases of one method. */
export function sklearnCases<Params, Expected>(name: string): SklearnCase<Params, Expected>[] {
  // The file is our own and committed: the type states what it holds.
  const file = JSON.parse(readFileSync(new URL(`cases/${name}.json`, ROOT), "utf8")) as {
    cases: SklearnCase<Params, Expected>[];
  };
  return file.cases;
}

/** The features of one committed data set. */
export function sklearnData(name: string): Matrix {
  const file = JSON.parse(readFileSync(new URL(`data/${name}.json`, ROOT), "utf8")) as { x: number[][] };
  return matrixFromRows(file.x);
}

/** Largest absolute difference of two lists; Infinity when their lengths differ. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let gap = 0;
  for (let i = 0; i < a.length; i++) gap = Math.max(gap, Math.abs(a[i] - b[i]));
  return gap;
}

/** Largest magnitude of a list. */
export function largest(values: ArrayLike<number>): number {
  return largestGap(values, new Float64Array(values.length));
}
