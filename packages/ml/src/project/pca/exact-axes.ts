import { largestEigen } from "../../matrix/largest-eigen.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import type { Axes } from "./pca.ts";

/** The first right singular vectors of X (n x d): eigenvectors of the smaller of X^T X and X X^T, those of the second
 *  carried back through X^T. O(n d m + m^3), m = min(n, d). */
export async function exactAxes(centred: DoubleMatrix, nComponents: number): Promise<Axes> {
  const { rows: n, cols: d } = centred;
  const wide = n < d;
  const side = Math.min(n, d);
  const gram = await multiply(centred, centred, wide ? { transposeB: true } : { transposeA: true });
  const { values, vectors } = largestEigen(gram.data, side, nComponents);
  const found: DoubleMatrix = { data: vectors, rows: nComponents, cols: side };
  return { axes: wide ? await multiply(found, centred) : found, singularValuesSq: values };
}
