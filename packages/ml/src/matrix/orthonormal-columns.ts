import type { DoubleMatrix } from "./matrix.ts";
import { multiply } from "./multiply.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Directions whose squared length is below this share of the largest are rounding noise. */
const RANK_TOLERANCE = 1e-13;

/** Orthonormal columns that span those of a tall n x l matrix; where its rank is lower, the rest are zeros. By the
 *  eigenvectors of the l x l Gram matrix, twice, since the first pass squares the condition number (as Cholesky-QR2,
 *  but a deficient rank is no error). O(n l^2), deterministic. */
export async function orthonormalColumns(columns: DoubleMatrix): Promise<DoubleMatrix> {
  let current = columns;
  for (let pass = 0; pass < 2; pass++) {
    const size = current.cols;
    const gram = await multiply(current, current, { transposeA: true });
    const { values, vectors } = symmetricEigen(gram.data, size);
    const scaled = new Float64Array(size * size);
    for (let c = 0; c < size; c++) {
      if (!(values[c] > RANK_TOLERANCE * values[0])) break;
      const scale = 1 / Math.sqrt(values[c]);
      for (let j = 0; j < size; j++) scaled[c * size + j] = vectors[c * size + j] * scale;
    }
    current = await multiply(current, { data: scaled, rows: size, cols: size }, { transposeB: true });
  }
  return current;
}
