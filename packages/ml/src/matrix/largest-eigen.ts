import { drawUniform } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { SymmetricEigen } from "./symmetric-eigen.ts";
import { reflectBack, tridiagonalise } from "./tridiagonal.ts";
import { diagonalise } from "./tridiagonal-ql.ts";

/** Eigenvalues nearer to each other than this share of the largest have their vectors set at right angles by hand, as
 *  LAPACK's dstein does. */
const CLUSTER_GAP = 1e-3;
const STEPS = 4;

/** The `count` largest eigenpairs of a symmetric n x n matrix (row-major; only read), in descending order: Householder's
 *  reduction, all eigenvalues by QL, and inverse iteration for the vectors wanted. `vectors` is count x n.
 *  O(4 n^3 / 3 + 2 n^2 count + n count^2), deterministic. Wilkinson 1965; LAPACK dstein.
 *  @throws Error when QL does not settle, which finite input has never made it do */
export function largestEigen(matrix: Float64Array, n: number, count: number): SymmetricEigen {
  const reduced = tridiagonalise(matrix, n);
  const all = Float64Array.from(reduced.diagonal);
  diagonalise(all, Float64Array.from(reduced.offDiagonal), n);
  const values = all.sort().reverse().slice(0, count);
  const vectors = new Float64Array(count * n);
  iterateInversely(reduced.diagonal, reduced.offDiagonal, values, vectors);
  reflectBack(reduced, vectors, count);
  return { values, vectors };
}

function iterateInversely(d: Float64Array, e: Float64Array, values: Float64Array, vectors: Float64Array): void {
  const n = d.length;
  let norm = 0;
  for (let i = 0; i < n; i++) norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
  // A matrix of zeros: any orthonormal rows are its eigenvectors.
  if (norm === 0) norm = 1;
  const random = createRandom(n, "inverse iteration");
  let clusterFrom = 0;
  let shift = Infinity;
  for (let c = 0; c < values.length; c++) {
    if (c > 0 && values[c - 1] - values[c] > CLUSTER_GAP * norm) clusterFrom = c;
    // Shifts that coincide would solve the same system twice.
    shift = Math.min(values[c], shift - 10 * Number.EPSILON * norm);
    const solve = factorShifted(d, e, shift, norm);
    const v = vectors.subarray(c * n, (c + 1) * n);
    for (let i = 0; i < n; i++) v[i] = drawUniform(random, -1, 1);
    for (let step = 0; step < STEPS; step++) {
      solve(v);
      normalise(v);
      // Twice is enough (Kahan): one pass leaves what its own cancellation lost.
      for (let pass = 0; pass < 2; pass++) removeRows(vectors, clusterFrom, c, v);
      normalise(v);
    }
  }
}

/** Solves (T - shift) x = b in place, by elimination with row exchanges; an exact zero pivot becomes a tiny one. */
function factorShifted(d: Float64Array, e: Float64Array, shift: number, norm: number): (b: Float64Array) => void {
  const n = d.length;
  const diagonal = d.map((value) => value - shift);
  const above = new Float64Array(n);
  const above2 = new Float64Array(n);
  const factors = new Float64Array(n);
  const exchanged = new Uint8Array(n);
  const smallest = Number.EPSILON * norm;
  for (let i = 0; i + 1 < n; i++) above[i] = e[i + 1];
  for (let i = 0; i + 1 < n; i++) {
    const below = e[i + 1];
    if (Math.abs(below) > Math.abs(diagonal[i])) {
      exchanged[i] = 1;
      factors[i] = diagonal[i] / below;
      const right = above[i];
      diagonal[i] = below;
      above[i] = diagonal[i + 1];
      above2[i] = above[i + 1];
      diagonal[i + 1] = right - factors[i] * above[i];
      above[i + 1] = -factors[i] * above2[i];
    } else {
      if (Math.abs(diagonal[i]) < smallest) diagonal[i] = smallest;
      factors[i] = below / diagonal[i];
      diagonal[i + 1] -= factors[i] * above[i];
    }
  }
  if (Math.abs(diagonal[n - 1]) < smallest) diagonal[n - 1] = smallest;
  return (b) => {
    for (let i = 0; i + 1 < n; i++) {
      if (exchanged[i] === 1) {
        const kept = b[i];
        b[i] = b[i + 1];
        b[i + 1] = kept;
      }
      b[i + 1] -= factors[i] * b[i];
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i];
      if (i + 1 < n) sum -= above[i] * b[i + 1];
      if (i + 2 < n) sum -= above2[i] * b[i + 2];
      b[i] = sum / diagonal[i];
    }
  };
}

function removeRows(rows: Float64Array, from: number, to: number, v: Float64Array): void {
  const n = v.length;
  for (let c = from; c < to; c++) {
    let inner = 0;
    for (let i = 0; i < n; i++) inner += rows[c * n + i] * v[i];
    for (let i = 0; i < n; i++) v[i] -= inner * rows[c * n + i];
  }
}

function normalise(v: Float64Array): void {
  let largest = 0;
  for (const value of v) largest = Math.max(largest, Math.abs(value));
  let sum = 0;
  for (let i = 0; i < v.length; i++) {
    v[i] /= largest;
    sum += v[i] * v[i];
  }
  const length = Math.sqrt(sum);
  for (let i = 0; i < v.length; i++) v[i] /= length;
}
