import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { orthonormalColumns } from "../../matrix/orthonormal-columns.ts";
import { symmetricEigen } from "../../matrix/symmetric-eigen.ts";
import { drawNormal } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import type { Axes } from "./pca.ts";

const OVERSAMPLES = 10;

/** Approximate first right singular vectors of X (n x d): the range of X found by random projection and power
 *  iterations, orthonormalised between products so that the small directions are not drowned, then an exact
 *  decomposition inside that range. Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1; scikit-learn
 *  randomized_svd. O(n d l iteratedPower) with l = nComponents + 10. */
export async function randomizedAxes(
  centred: DoubleMatrix,
  nComponents: number,
  iteratedPower: number | "auto",
  { random, signal, onProgress }: FitTools,
): Promise<Axes> {
  const { rows: n, cols: d } = centred;
  const most = Math.min(n, d);
  const size = Math.min(most, nComponents + OVERSAMPLES);
  const power = iteratedPower === "auto" ? (nComponents < 0.1 * most ? 7 : 4) : iteratedPower;
  let columns: DoubleMatrix = {
    data: Float64Array.from({ length: d * size }, () => drawNormal(random)),
    rows: d,
    cols: size,
  };
  for (let step = 0; step < power; step++) {
    signal?.throwIfAborted();
    const left = await orthonormalColumns(await multiply(centred, columns));
    columns = await orthonormalColumns(await multiply(centred, left, { transposeA: true }));
    onProgress?.(step + 1, power);
  }
  const range = await orthonormalColumns(await multiply(centred, columns));
  const small = await multiply(range, centred, { transposeA: true });
  const gram = await multiply(small, small, { transposeB: true });
  const { values, vectors } = symmetricEigen(gram.data, size);
  const turn: DoubleMatrix = { data: vectors.slice(0, nComponents * size), rows: nComponents, cols: size };
  return { axes: await multiply(turn, small), singularValuesSq: values.slice(0, nComponents) };
}
