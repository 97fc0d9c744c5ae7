import { drawNormal } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import { largestEigen } from "./largest-eigen.ts";
import type { SymmetricEigen } from "./symmetric-eigen.ts";

type Choices = {
  random: Random;
  /** Unit vectors at right angles to each other, known eigenvectors, to be left out. */
  known?: readonly Float64Array[];
  /** Most products with the operator. */
  stepsMax?: number;
  /** Residual, relative to the largest eigenvalue found, at which a pair is settled. */
  tol?: number;
};

const CHECK_EVERY = 20;

/** The `count` largest eigenpairs of a symmetric operator on n numbers that is only known by its products, such as a
 *  sparse matrix: Lanczos' iterations, each new direction set at right angles to all before (Parlett 1998). Pairs not
 *  settled after stepsMax products are returned as far as they have come; of an eigenvalue that repeats, one vector.
 *  @param apply  writes the product of its first argument into its second
 *  @returns at most `count` pairs: fewer where the operator has fewer outside `known`
 *  O(steps) products and O(n steps^2); memory n steps. Deterministic for a given random. */
export function lanczos(
  apply: (x: Float64Array, product: Float64Array) => void,
  n: number,
  count: number,
  { random, known = [], stepsMax = 200, tol = 1e-5 }: Choices,
): SymmetricEigen {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const offDiagonal: number[] = [];
  let direction = Float64Array.from({ length: n }, () => drawNormal(random));
  const most = Math.min(stepsMax, n - known.length);
  let length = removeAll(direction, known);
  while (basis.length < most && length > 0) {
    for (let i = 0; i < n; i++) direction[i] /= length;
    basis.push(direction);
    const product = new Float64Array(n);
    apply(direction, product);
    diagonal.push(dot(product, direction));
    length = removeAll(product, [...known, ...basis]);
    // Nothing new is left of the product: the directions so far hold every eigenvector that the start can reach.
    if (length <= Number.EPSILON * n * Math.max(...diagonal.map(Math.abs), ...offDiagonal)) length = 0;
    direction = product;
    const ended = length === 0 || basis.length === most;
    if (!ended && basis.length % CHECK_EVERY !== 0) {
      offDiagonal.push(length);
      continue;
    }
    const found = projectedEigen(diagonal, offDiagonal, Math.min(count, basis.length));
    const m = basis.length;
    const settled = found.values.every(
      (_, c) => length * Math.abs(found.vectors[c * m + m - 1]) <= tol * Math.abs(found.values[0]),
    );
    if (ended || (settled && m >= count)) return { values: found.values, vectors: combine(basis, found) };
    offDiagonal.push(length);
  }
  return { values: new Float64Array(0), vectors: new Float64Array(0) };
}

/** Eigenpairs of the tridiagonal matrix that the operator is on the directions so far. */
function projectedEigen(diagonal: number[], offDiagonal: number[], count: number): SymmetricEigen {
  const m = diagonal.length;
  const projected = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    projected[i * m + i] = diagonal[i];
    if (i > 0) projected[i * m + i - 1] = projected[(i - 1) * m + i] = offDiagonal[i - 1];
  }
  return largestEigen(projected, m, count);
}

function combine(basis: Float64Array[], { values, vectors }: SymmetricEigen): Float64Array {
  const n = basis[0].length;
  const m = basis.length;
  const combined = new Float64Array(values.length * n);
  for (let c = 0; c < values.length; c++) {
    for (let b = 0; b < m; b++) {
      const weight = vectors[c * m + b];
      for (let i = 0; i < n; i++) combined[c * n + i] += weight * basis[b][i];
    }
  }
  return combined;
}

/** Sets `x` at right angles to unit vectors, twice, since once leaves what its own cancellation lost. @returns its length */
function removeAll(x: Float64Array, units: readonly Float64Array[]): number {
  for (let pass = 0; pass < 2; pass++) {
    for (const unit of units) {
      const inner = dot(x, unit);
      for (let i = 0; i < x.length; i++) x[i] -= inner * unit[i];
    }
  }
  return Math.sqrt(dot(x, x));
}

function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1] = [0, 0];
  let i = 0;
  for (; i + 2 <= a.length; i += 2) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
  }
  return i < a.length ? s0 + s1 + a[i] * b[i] : s0 + s1;
}
