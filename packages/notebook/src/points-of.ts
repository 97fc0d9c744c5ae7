import type { Matrix } from "@brainscan/ml/matrix/matrix";

/** The first two columns of the named rows, as points of the plane.
 *  @param plane  n x 2 or wider */
export function pointsOf({ data, cols }: Matrix, rows: readonly number[]): [number, number][] {
  return rows.map((row) => [data[row * cols], data[row * cols + 1]]);
}
