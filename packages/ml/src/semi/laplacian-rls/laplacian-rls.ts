import { blockedCholeskyInPlace } from "../../matrix/blocked-cholesky.ts";
import { choleskySolve } from "../../matrix/cholesky.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { UNLABELED } from "../../protocol/labels.ts";
import type { SimilarityGraph } from "../similarity-graph.ts";

export type LaplacianRlsParams = {
  /** Weight of the function's squared norm, > 0: the paper's gamma_A l. Default 0.005. */
  gammaA?: number;
  /** Weight of its unevenness over the graph, >= 0: the paper's gamma_I l / (u + l)^2. Default 0.045. */
  gammaI?: number;
};

/** n: the function at x is the sum of coefficients_i K(x_i, x). */
export type LaplacianRlsModel = { coefficients: Float64Array };

/** Added to the kernel's diagonal, relative to its mean: equal rows leave the kernel singular. */
const JITTER = 1e-10;
const PRODUCT_BLOCK = 256;

/** Laplacian-regularised least squares: the function f of the kernel's space that minimises
 *  sum over labelled rows of (y - f)^2 + gammaA |f|_K^2 + gammaI f^T L f, with y = -1 or 1 and L the graph's normalised
 *  Laplacian; in closed form.
 *  With B = J + gammaI L (J: 1 at labelled rows) the coefficients solve (B K + gammaA I) a = y. That matrix is not
 *  symmetric; with K = G G^T, a = (y - B G b) / gammaA where (G^T B G + gammaA I) b = G^T y, which is symmetric, positive
 *  definite and no worse conditioned.
 *  @param kernel  n x n, symmetric, positive semi-definite; overwritten
 *  @param graph   n rows, undirected, without self edges
 *  @param labels  n: 0, 1 or UNLABELED
 *  @throws RangeError when gammaA is not positive, gammaI is negative or lengths differ
 *  O(n^3): two factorisations and a third of a product; 32 n^2 bytes. Belkin, Niyogi and Sindhwani 2006, section 4.2. */
export async function fitLaplacianRls(
  kernel: DoubleMatrix,
  graph: SimilarityGraph,
  labels: ArrayLike<number>,
  { gammaA = 0.005, gammaI = 0.045 }: LaplacianRlsParams = {},
): Promise<LaplacianRlsModel> {
  const { data, rows: n } = kernel;
  if (labels.length !== n || graph.n !== n)
    throw new RangeError(`the kernel has ${n} rows, the graph ${graph.n}, labels has ${labels.length} entries`);
  if (!(gammaA > 0 && gammaI >= 0))
    throw new RangeError(`gammaA is ${gammaA} and gammaI ${gammaI}: gammaA must be positive, gammaI not negative`);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += data[i * n + i];
  for (let i = 0; i < n; i++) data[i * n + i] += (JITTER * trace) / n;
  await blockedCholeskyInPlace(kernel);
  for (let i = 0; i < n; i++) data.fill(0, i * n + i + 1, (i + 1) * n);
  const targets = Float64Array.from({ length: n }, (_, i) => (labels[i] === UNLABELED ? 0 : 2 * labels[i] - 1));
  const penalised = penalise(graph, labels, gammaI, kernel);
  const normal = await lowerProduct(kernel, penalised);
  for (let i = 0; i < n; i++) normal.data[i * n + i] += gammaA;
  await blockedCholeskyInPlace(normal);
  const right = await multiply(kernel, { data: targets, rows: n, cols: 1 }, { transposeA: true });
  const solution = choleskySolve(normal.data, n, right.data);
  const explained = await multiply(penalised, { data: solution, rows: n, cols: 1 });
  return { coefficients: targets.map((target, i) => (target - explained.data[i]) / gammaA) };
}

/** The function at each row asked, about -1 for class 0 and 1 for class 1.
 *  @param kernel  q x n, of the rows asked with the model's */
export async function predictLaplacianRls(model: LaplacianRlsModel, kernel: DoubleMatrix): Promise<Float64Array> {
  const { coefficients } = model;
  return (await multiply(kernel, { data: coefficients, rows: coefficients.length, cols: 1 })).data;
}

/** The lower triangle of G^T P, where G is lower triangular and the product symmetric: a third of the whole product's
 *  arithmetic. */
async function lowerProduct({ data: g, rows: n }: DoubleMatrix, { data: p }: DoubleMatrix): Promise<DoubleMatrix> {
  const product = { data: new Float64Array(n * n), rows: n, cols: n };
  for (let first = 0; first < n; first += PRODUCT_BLOCK) {
    const [size, width] = [n - first, Math.min(PRODUCT_BLOCK, n - first)];
    const corner = new Float64Array(size * size);
    const columns = new Float64Array(size * width);
    for (let i = 0; i < size; i++) {
      const at = (first + i) * n + first;
      corner.set(g.subarray(at, at + size), i * size);
      columns.set(p.subarray(at, at + width), i * width);
    }
    const { data: block } = await multiply(
      { data: corner, rows: size, cols: size },
      { data: columns, rows: size, cols: width },
      { transposeA: true },
    );
    for (let i = 0; i < size; i++)
      product.data.set(block.subarray(i * width, (i + 1) * width), (first + i) * n + first);
  }
  return product;
}

/** (J + gammaI L) G, with L = I - D^-1/2 W D^-1/2; a row without edges has no part in L. */
function penalise(
  { n, starts, columns, weights }: SimilarityGraph,
  labels: ArrayLike<number>,
  gammaI: number,
  { data: g, cols }: DoubleMatrix,
): DoubleMatrix {
  const degree = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let at = starts[i]; at < starts[i + 1]; at++) degree[i] += weights[at];
  const product = new Float64Array(n * cols);
  for (let i = 0; i < n; i++) {
    const to = product.subarray(i * cols, (i + 1) * cols);
    const own = (labels[i] === UNLABELED ? 0 : 1) + (degree[i] > 0 ? gammaI : 0);
    for (let t = 0; t < cols; t++) to[t] = own * g[i * cols + t];
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const from = columns[at] * cols;
      const share = (gammaI * weights[at]) / Math.sqrt(degree[i] * degree[columns[at]]);
      for (let t = 0; t < cols; t++) to[t] -= share * g[from + t];
    }
  }
  return { data: product, rows: n, cols };
}
