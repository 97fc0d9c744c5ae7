import { type ComputeGraph, computeGraph } from "../../onnx/compute-graph.ts";
import { createGraph, type GraphBuilder } from "../../onnx/graph-builder.ts";
import type { CovarianceType } from "./gaussians.ts";

/** How a density reads its rows: diag also serves spherical, with equal precisions. */
export type QuadraticForm = "full" | "tied" | "diag";

export function quadraticFormOf(type: CovarianceType): QuadraticForm {
  return type === "spherical" ? "diag" : type;
}

const COLUMNS = ["rows", "d"];
/** Responsibilities: components first, so that each component's row times the block is its sum. */
const WEIGHTS = { full: ["k", "rows", 1], tied: ["k", "rows"], diag: ["k", "rows"] };

/** For a block of rows, what the Gaussians make of them (`logDensities` 1 x rows, `responsibilities` k x rows) and, with
 *  `moments`, the sums that the next Gaussians follow from. All in double; the rows come as they are, in float32. */
function mixtureGraph(form: QuadraticForm, steps: { density: boolean; moments: boolean }): ComputeGraph {
  return computeGraph(() => {
    const builder = createGraph("gaussian mixture");
    builder.input("features", COLUMNS);
    builder.input("center", [1, "d"], "float64");
    builder.node("Cast", ["features"], "wide", { to: { int: 11 } });
    builder.node("Sub", ["wide", "center"], "x");
    if (form === "diag") builder.node("Mul", ["x", "x"], "squares");
    if (steps.density) {
      density[form](builder);
      builder.node("ReduceLogSumExp", ["joint"], "logDensities", { axes: { ints: [0] }, keepdims: { int: 1 } });
      builder.node("Sub", ["joint", "logDensities"], "logResponsibilities");
      builder.node("Exp", ["logResponsibilities"], "responsibilities");
      builder.output("logDensities", form === "full" ? [1, "rows", 1] : [1, "rows"], "float64");
    } else {
      builder.input("responsibilities", WEIGHTS[form], "float64");
    }
    if (steps.moments) moments(builder, form);
    else builder.output("responsibilities", WEIGHTS[form], "float64");
    return builder.encode();
  });
}

/** Each writes `joint`: the logarithm of weight times density, k x rows. `constant` holds all that no row changes. */
const density: Record<QuadraticForm, (builder: GraphBuilder) => void> = {
  /** constant - |F x - F m|^2 / 2 */
  full(builder) {
    builder.input("factors", ["k", "d", "d"], "float64");
    builder.input("offsets", ["k", 1, "d"], "float64");
    builder.input("constant", ["k", 1, 1], "float64");
    builder.input("minusHalf", [1], "float64");
    builder.node("Transpose", ["factors"], "turned", { perm: { ints: [0, 2, 1] } });
    builder.node("MatMul", ["x", "turned"], "whitened");
    builder.node("Sub", ["whitened", "offsets"], "apart");
    builder.node("ReduceSumSquare", ["apart"], "distances", { axes: { ints: [2] }, keepdims: { int: 1 } });
    builder.node("Mul", ["distances", "minusHalf"], "exponent");
    builder.node("Add", ["exponent", "constant"], "joint");
  },
  /** constant + (F m) (F x) - |F x|^2 / 2 */
  tied(builder) {
    builder.input("factors", ["d", "d"], "float64");
    builder.input("linear", ["k", "d"], "float64");
    builder.input("constant", ["k", 1], "float64");
    builder.input("minusHalf", ["one", "d"], "float64");
    builder.node("Gemm", ["x", "factors"], "whitened", { transB: { int: 1 } });
    builder.node("Mul", ["whitened", "whitened"], "squares");
    builder.node("Gemm", ["linear", "whitened", "constant"], "cross", { transB: { int: 1 } });
    builder.node("Gemm", ["minusHalf", "squares"], "common", { transB: { int: 1 } });
    builder.node("Add", ["cross", "common"], "joint");
  },
  /** constant + (p m) x - p x^2 / 2 */
  diag(builder) {
    builder.input("linear", ["k", "d"], "float64");
    builder.input("curvature", ["k", "d"], "float64");
    builder.input("constant", ["k", 1], "float64");
    builder.node("Gemm", ["linear", "x", "constant"], "slope", { transB: { int: 1 } });
    builder.node("Gemm", ["curvature", "squares", "slope"], "joint", { transB: { int: 1 } });
  },
};

/** counts k, sums k x d, and the second moments: full k x d x d, diag k x d, tied none (theirs never change). */
function moments(builder: GraphBuilder, form: QuadraticForm): void {
  // Responsibilities are not negative, so that the sum of their magnitudes is their sum.
  builder.node("ReduceL1", ["responsibilities"], "counts", { axes: { ints: [1] }, keepdims: { int: 0 } });
  if (form === "full") {
    builder.node("Transpose", ["x"], "columns", { perm: { ints: [1, 0] } });
    builder.node("MatMul", ["columns", "responsibilities"], "sums");
    builder.node("Mul", ["responsibilities", "x"], "weighted");
    builder.node("MatMul", ["columns", "weighted"], "seconds");
  } else {
    builder.node("MatMul", ["responsibilities", "x"], "sums");
    if (form === "diag") builder.node("MatMul", ["responsibilities", "squares"], "seconds");
  }
  builder.output("counts", form === "full" ? ["k", 1] : ["k"], "float64");
  builder.output("sums", form === "full" ? ["k", "d", 1] : ["k", "d"], "float64");
  if (form !== "tied") builder.output("seconds", form === "full" ? ["k", "d", "d"] : ["k", "d"], "float64");
}

function forEachForm(steps: { density: boolean; moments: boolean }): Record<QuadraticForm, ComputeGraph> {
  return { full: mixtureGraph("full", steps), tied: mixtureGraph("tied", steps), diag: mixtureGraph("diag", steps) };
}

/** Outputs logDensities and responsibilities. */
export const DENSITY_GRAPHS = forEachForm({ density: true, moments: false });
/** Outputs logDensities and the moments: one pass for both steps of expectation-maximisation. */
export const STEP_GRAPHS = forEachForm({ density: true, moments: true });
/** Responsibilities are given; outputs the moments. */
export const MOMENT_GRAPHS = forEachForm({ density: false, moments: true });
