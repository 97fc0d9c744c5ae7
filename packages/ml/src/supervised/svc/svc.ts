import { z } from "zod";
import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { rowWeights } from "../class-weights.ts";
import type { LinearModel } from "../linear-model.ts";
import { type Kernel, type KernelRows, kernelSums, takeKernelRows } from "./kernel.ts";
import { solveSmo } from "./smo.ts";

export const svcParameters = z.object({
  C: z.number().min(1e-6).max(1e6).default(1).describe("Inverse strength of the penalty."),
  kernel: z
    .enum(["rbf", "linear"])
    .default("rbf")
    .describe("rbf bends the border between the classes, linear keeps it straight."),
  gamma: z
    .union([z.number().min(1e-9).max(1e6), z.enum(["scale", "auto"])])
    .default("scale")
    .describe(
      "How fast similarity falls with squared distance, for rbf. scale is 1 / (columns x variance of all entries), auto 1 / columns.",
    ),
  classWeight: z
    .enum(["none", "balanced"])
    .default("none")
    .describe("balanced gives both classes the same total weight, whatever their numbers."),
  tol: z
    .number()
    .min(1e-9)
    .max(0.1)
    .default(1e-5)
    .describe(
      "Largest violation of the optimum's conditions. scikit-learn's 0.001 leaves the third digit of a decision value uncertain.",
    ),
});

export type SvcParams = z.input<typeof svcParameters>;

export type SvcModel = {
  kernel: Kernel;
  /** d: what the rows are moved by. */
  origin: Float64Array;
  /** s rows with a coefficient other than 0. */
  support: KernelRows;
  /** s: positive for rows of class 1. */
  coefficients: Float64Array;
  intercept: number;
  nIter: number;
  converged: boolean;
};

const CACHE_BYTES_MAX = 2 ** 28;
const ITERATIONS_MAX = 10_000_000;

/** Support vector machine for two classes, equal to libsvm's (scikit-learn's SVC) up to tol.
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @param tools     `cacheBytesMax`: memory for rows of the kernel matrix, default 256 MiB
 *  @throws RangeError when a class is absent, a parameter is out of range, lengths differ or an entry is not finite
 *  O(nIter n) and a row of n d for each row that moves; memory n d and the cache. Deterministic. */
export async function fitSvc(
  features: Matrix,
  labels: ArrayLike<number>,
  params: SvcParams = {},
  { signal, cacheBytesMax = CACHE_BYTES_MAX }: Pick<FitTools, "signal"> & { cacheBytesMax?: number } = {},
): Promise<SvcModel> {
  const { C, kernel: kind, gamma, classWeight, tol } = parseParameters(svcParameters, params);
  checkFeatures(features);
  const bounds = rowWeights(labels, features.rows, classWeight).map((weight) => weight * C);
  const signs = Float64Array.from(labels, (label) => (label === 1 ? 1 : -1));
  const kernel: Kernel = kind === "linear" ? { kind } : { kind, gamma: gammaOf(gamma, features) };
  const origin = columnMeans(features);
  const rows = centreRows(features, origin);
  const maxIter = Math.max(ITERATIONS_MAX, 100 * features.rows);
  const solved = await solveSmo({ kernel, rows, signs, bounds, tol, maxIter, cacheBytesMax, signal });
  const { coefficients, ...rest } = solved;
  const support = Array.from(coefficients.keys()).filter((row) => coefficients[row] !== 0);
  return {
    kernel,
    origin,
    support: takeKernelRows(rows, support),
    coefficients: Float64Array.from(support, (row) => coefficients[row]),
    ...rest,
  };
}

/** Decision values, q: positive on the side of class 1, -1 and 1 at the margins.
 *  @param features  q x d
 *  @throws RangeError when widths differ or an entry is not finite. O(q s d), O(q d) for a linear kernel. */
export async function decideSvc(model: SvcModel, features: Matrix): Promise<Float64Array> {
  const { kernel, origin, support, coefficients, intercept } = model;
  checkFeatures(features, 0);
  if (features.cols !== origin.length)
    throw new RangeError(`features has ${features.cols} columns, the model has ${origin.length}`);
  const sums = await kernelSums(kernel, centreRows(features, origin), support, coefficients);
  return sums.map((sum) => sum + intercept);
}

/** The same decisions as one hyperplane; null where the kernel is not linear. O(s d). */
export function svcPlane({ kernel, origin, support, coefficients, intercept }: SvcModel): LinearModel | null {
  if (kernel.kind !== "linear") return null;
  const { data, cols } = support.centred;
  const weights = new Float64Array(cols);
  let moved = intercept;
  for (let i = 0; i < coefficients.length; i++)
    for (let j = 0; j < cols; j++) weights[j] += coefficients[i] * data[i * cols + j];
  for (let j = 0; j < cols; j++) moved -= weights[j] * origin[j];
  return { weights, intercept: moved };
}

/** scikit-learn's meaning of the two words; rows that do not vary count as variance 1 / d. */
function gammaOf(gamma: number | "scale" | "auto", { data, cols }: Matrix): number {
  if (typeof gamma === "number") return gamma;
  if (gamma === "auto") return 1 / cols;
  let mean = 0;
  for (let at = 0; at < data.length; at++) mean += data[at] / data.length;
  let variance = 0;
  for (let at = 0; at < data.length; at++) variance += (data[at] - mean) ** 2 / data.length;
  return variance > 0 ? 1 / (cols * variance) : 1;
}
