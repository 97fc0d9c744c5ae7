import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Matrix, matrixFromRows } from "../matrix/matrix.ts";

/** One thing that scikit-learn computed, with the tolerance at which we must equal it. */
export type SklearnCase<Params, Expected, Tolerance = Record<string, number | string>> = {
  method: string;
  /** Name of the data set; empty where none is needed. */
  data: string;
  params: Params;
  expected: Expected;
  tolerance: Tolerance;
  note: string;
};

export type AnyCase = SklearnCase<Record<string, unknown>, Record<string, unknown>>;

/** Compares one case; fails by vitest's expect. `features` is the case's data set, empty where it names none. */
export type Check = (given: AnyCase, features: Matrix) => Promise<void>;

type CasesFile = { sklearn: string; datasets: Record<string, { x: number[][] }>; cases: AnyCase[] };

const committed = new URL("../../fixtures/sklearn-cases.json", import.meta.url);

/** The committed cases, or those of SKLEARN_CASES: another file of the same form. A relative path may start from this
 *  package, from where the command was typed, or from the repository's root.
 *  @throws Error when SKLEARN_CASES is given and is not there */
export function readSklearnCases(): CasesFile {
  return JSON.parse(readFileSync(casesPath(), "utf8")) as CasesFile;
}

function casesPath(): string {
  // biome-ignore lint/style/noProcessEnv: read by tests alone, which have no env.ts.
  const { SKLEARN_CASES: given, INIT_CWD: typedIn } = process.env;
  if (!given) return fileURLToPath(committed);
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  const found = [process.cwd(), typedIn ?? root, root].map((from) => resolve(from, given)).find(existsSync);
  if (!found) throw new Error(`SKLEARN_CASES is ${given}, and no such file exists`);
  return found;
}

/** The features of each data set of a file. */
export function matricesOf({ datasets }: CasesFile): Map<string, Matrix> {
  return new Map(Object.entries(datasets).map(([name, { x }]) => [name, matrixFromRows(x)]));
}

/** Largest absolute difference of two lists; Infinity when their lengths differ or an entry is NaN. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let gap = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= gap)) gap = Number.isNaN(difference) ? Infinity : difference;
  }
  return gap;
}

/** Largest magnitude of a list. */
export function largest(values: ArrayLike<number>): number {
  return largestGap(values, new Float64Array(values.length));
}
