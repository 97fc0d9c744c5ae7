import { drawNormal } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import { takeTurns } from "../registry/take-turns.ts";
import type { DoubleMatrix } from "./matrix.ts";
import { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen.ts";
import { transpose } from "./transpose.ts";

/** Products of a symmetric n x n operator with the columns of an n x p matrix. */
export type BlockOperator = (columns: DoubleMatrix) => Promise<DoubleMatrix>;

type Choices = {
  random: Random;
  /** No eigenvalue lies below it. */
  lowest: number;
  /** A pair is settled when its residual is at most this times the largest eigenvalue found in magnitude. */
  tol?: number;
  /** Most products with the operator; pairs not settled by then are returned as far as they have come. */
  productsMax?: number;
  signal?: AbortSignal;
};

/** Directions carried beside those wanted: the wider the gap to the last of them, the faster. */
const GUARDS_MIN = 6;
/** How much one filter may raise the largest direction over the unwanted, so that columns keep half their digits. */
const GROWTH_MAX = 1e10;
const DEGREE_MIN = 4;
const DEGREE_MAX = 300;
/** Of a product with a sparse operator, about: the edges of a row, and the recurrence. */
const OPERATIONS_AN_ENTRY = 32;

/** The `count` largest eigenpairs of a symmetric operator known only by its products, such as a sparse matrix: subspace
 *  iteration, each step a Chebyshev polynomial of the operator that damps all below the wanted (Zhou, Saad, Tiago and
 *  Chelikowsky 2006). A block, unlike one Lanczos sequence, finds every vector of an eigenvalue that repeats.
 *  @returns values in descending order, `vectors` count x n with unit rows, and whether all settled
 *  O(products (cost of one + n p) + n p^2) with p = count + guards; memory 4 n p. Deterministic for a given random. */
export async function filteredSubspace(
  apply: BlockOperator,
  n: number,
  count: number,
  { random, lowest, tol = 1e-8, productsMax = 5000, signal }: Choices,
): Promise<SymmetricEigen & { converged: boolean }> {
  const p = Math.min(n, count + Math.max(GUARDS_MIN, Math.ceil(count / 2)));
  let basis = orthonormalRows(
    Float64Array.from({ length: n * p }, () => drawNormal(random)),
    n,
    p,
    random,
  );
  const inTurn = turnByTurn(apply, signal);
  for (let products = 0; ; ) {
    const image = await applyToRows(inTurn, basis, n, p);
    products++;
    const ritz = projectedPairs(basis, image, n, p);
    const largest = Math.max(Math.abs(ritz.values[0]), Math.abs(ritz.values[p - 1]));
    const converged = ritz.residuals.subarray(0, count).every((residual) => residual <= tol * largest);
    if (converged || products >= productsMax) {
      return { values: ritz.values.slice(0, count), vectors: ritz.vectors.slice(0, count * n), converged };
    }
    const cut = Math.max(ritz.values[p - 1], lowest + Number.EPSILON);
    const degree = filterDegree(ritz.values[0], lowest, cut);
    const filtered = await chebyshevFilter(inTurn, ritz.vectors, ritz.images, n, p, { lowest, cut, degree });
    products += degree - 1;
    basis = orthonormalRows(filtered, n, p, random);
  }
}

/** The operator, which may wait for nothing itself, between turns of the thread. */
function turnByTurn(apply: BlockOperator, signal?: AbortSignal): BlockOperator {
  const afterWork = takeTurns(signal);
  return async (columns) => {
    const product = await apply(columns);
    await afterWork(OPERATIONS_AN_ENTRY * columns.data.length);
    return product;
  };
}

/** The degree at which the largest direction grows by GROWTH_MAX over those between `lowest` and `cut`. */
function filterDegree(largest: number, lowest: number, cut: number): number {
  const beyond = (2 * largest - cut - lowest) / (cut - lowest);
  const rate = Math.acosh(Math.max(1, beyond));
  return Math.max(DEGREE_MIN, Math.min(DEGREE_MAX, Math.floor(Math.log(GROWTH_MAX) / Math.max(rate, 1e-12))));
}

/** T_degree of the operator, with [lowest, cut] mapped to [-1, 1], times each row. */
async function chebyshevFilter(
  apply: BlockOperator,
  rows: Float64Array,
  images: Float64Array,
  n: number,
  p: number,
  { lowest, cut, degree }: { lowest: number; cut: number; degree: number },
): Promise<Float64Array> {
  const center = (cut + lowest) / 2;
  const half = (cut - lowest) / 2;
  let before = transpose(rows, p, n);
  let current = transpose(images, p, n);
  for (let at = 0; at < current.length; at++) current[at] = (current[at] - center * before[at]) / half;
  for (let step = 2; step <= degree; step++) {
    const { data: product } = await apply({ data: current, rows: n, cols: p });
    for (let at = 0; at < product.length; at++) {
      product[at] = (2 * (product[at] - center * current[at])) / half - before[at];
    }
    before = current;
    current = product as Float64Array<ArrayBuffer>;
  }
  return transpose(current, n, p);
}

/** Eigenpairs of the operator seen in the span of orthonormal rows, with their images and residuals. */
function projectedPairs(basis: Float64Array, image: Float64Array, n: number, p: number) {
  const projected = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) projected[a * p + b] = projected[b * p + a] = dot(basis, a * n, image, b * n, n);
  }
  const { values, vectors: turns } = symmetricEigen(projected, p);
  const vectors = combineRows(turns, basis, n, p);
  const images = combineRows(turns, image, n, p);
  const residuals = values.map((value, c) => {
    let sum = 0;
    for (let at = c * n; at < (c + 1) * n; at++) sum += (images[at] - value * vectors[at]) ** 2;
    return Math.sqrt(sum);
  });
  return { values, vectors, images, residuals };
}

function combineRows(turns: Float64Array, rows: Float64Array, n: number, p: number): Float64Array {
  const combined = new Float64Array(p * n);
  for (let c = 0; c < p; c++) {
    for (let b = 0; b < p; b++) {
      const weight = turns[c * p + b];
      for (let i = 0; i < n; i++) combined[c * n + i] += weight * rows[b * n + i];
    }
  }
  return combined;
}

/** Gram and Schmidt in place, twice, in the order of the rows; a row that adds nothing is drawn anew. */
function orthonormalRows(rows: Float64Array, n: number, p: number, random: Random): Float64Array {
  for (let c = 0; c < p; c++) {
    const at = c * n;
    for (let pass = 0; pass < 2; pass++) {
      const before = Math.sqrt(dot(rows, at, rows, at, n));
      for (let b = 0; b < c; b++) {
        const inner = dot(rows, at, rows, b * n, n);
        for (let i = 0; i < n; i++) rows[at + i] -= inner * rows[b * n + i];
      }
      const length = Math.sqrt(dot(rows, at, rows, at, n));
      if (!(length > 1e-13 * before)) {
        for (let i = 0; i < n; i++) rows[at + i] = drawNormal(random);
        pass = -1;
        continue;
      }
      for (let i = 0; i < n; i++) rows[at + i] /= length;
    }
  }
  return rows;
}

async function applyToRows(apply: BlockOperator, rows: Float64Array, n: number, p: number): Promise<Float64Array> {
  const { data } = await apply({ data: transpose(rows, p, n), rows: n, cols: p });
  return transpose(data, n, p);
}

function dot(a: Float64Array, from: number, b: Float64Array, fromB: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[from + i] * b[fromB + i];
  return sum;
}
