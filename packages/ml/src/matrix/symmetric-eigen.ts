import { reflectBack, tridiagonalise } from "./tridiagonal.ts";
import { diagonalise } from "./tridiagonal-ql.ts";

/** Eigenvalues in descending order; `vectors` holds the matching unit eigenvectors as rows, n x n. */
export type SymmetricEigen = { values: Float64Array; vectors: Float64Array };

/** All eigenpairs of a symmetric n x n matrix (row-major; only read): Householder's reduction to a tridiagonal matrix,
 *  then implicit QL. O(7 n^3), deterministic. For a few of the largest, `largestEigen` is several times faster.
 *  @throws Error when QL does not settle, which finite input has never made it do */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const reduced = tridiagonalise(matrix, n);
  const d = Float64Array.from(reduced.diagonal);
  const columns = new Float64Array(n * n);
  for (let i = 0; i < n; i++) columns[i * n + i] = 1;
  diagonalise(d, Float64Array.from(reduced.offDiagonal), n, columns);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[j] - d[i] || i - j);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let k = 0; k < n; k++) vectors[to * n + k] = columns[k * n + from];
  });
  reflectBack(reduced, vectors, n);
  return { values: Float64Array.from(order, (from) => d[from]), vectors };
}
