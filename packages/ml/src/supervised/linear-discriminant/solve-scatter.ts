import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import type { ClassScatter } from "./class-scatter.ts";

/** Solves S w = v for S the classes' covariances weighted by their priors: S = U^T U + diag(e). With fewer rows than
 *  columns through Woodbury's identity, S^-1 = E^-1 - E^-1 U^T (I + U E^-1 U^T)^-1 U E^-1.
 *  @throws RangeError when S is singular */
export async function solveScatter(
  classes: readonly ClassScatter[],
  priors: readonly number[],
  v: Float64Array,
): Promise<Float64Array> {
  const d = v.length;
  const { u, diagonal } = weigh(classes, priors, d);
  // Rows that do not vary within their class leave nothing to divide by.
  if (diagonal.every((value) => value === 0) && u.data.every((value) => value === 0)) return Float64Array.from(v);
  const positive = diagonal.every((value) => value > 0);
  if (positive && u.rows < d) return await solveInRows(u, diagonal, v);
  const { data: s } = await multiply(u, u, { transposeA: true });
  for (let j = 0; j < d; j++) s[j * d + j] += diagonal[j];
  try {
    choleskyInPlace(s, d);
  } catch (cause) {
    throw new RangeError(
      `the covariance of ${u.rows} rows in ${d} columns cannot be inverted: a shrinkage above 0 is needed`,
      { cause },
    );
  }
  return choleskySolve(s, d, v);
}

function weigh(
  classes: readonly ClassScatter[],
  priors: readonly number[],
  d: number,
): { u: DoubleMatrix; diagonal: Float64Array } {
  const rows = classes.reduce((sum, { spread }) => sum + spread.rows, 0);
  const u: DoubleMatrix = { data: new Float64Array(rows * d), rows, cols: d };
  const diagonal = new Float64Array(d);
  let at = 0;
  classes.forEach(({ spread, diagonal: own }, c) => {
    for (const value of spread.data) u.data[at++] = Math.sqrt(priors[c]) * value;
    for (let j = 0; j < d; j++) diagonal[j] += priors[c] * own[j];
  });
  return { u, diagonal };
}

async function solveInRows(u: DoubleMatrix, diagonal: Float64Array, v: Float64Array): Promise<Float64Array> {
  const { rows: n, cols: d } = u;
  const scaled: DoubleMatrix = { ...u, data: u.data.map((value, at) => value / diagonal[at % d]) };
  const { data: inner } = await multiply(scaled, u, { transposeB: true });
  for (let i = 0; i < n; i++) inner[i * n + i] += 1;
  choleskyInPlace(inner, n);
  const straight = v.map((value, j) => value / diagonal[j]);
  const { data: projected } = await multiply(u, { data: straight, rows: d, cols: 1 });
  const { data: back } = await multiply({ data: choleskySolve(inner, n, projected), rows: 1, cols: n }, scaled);
  return straight.map((value, j) => value - back[j]);
}
