import { type ComputeGraph, computeGraph } from "../onnx/compute-graph.ts";
import { createGraph, type ElementType } from "../onnx/graph-builder.ts";
import type { DoubleMatrix, Matrix } from "./matrix.ts";

type Turned = { transposeA?: boolean; transposeB?: boolean };

const graphs = new Map<string, ComputeGraph>();

/** The product of two matrices, either one turned first: single precision for two Matrix, double for two DoubleMatrix
 *  (at about half the rate). ONNX Runtime's Gemm.
 *  @returns A.rows x B.cols, of the turned matrices
 *  @throws RangeError when the inner sizes differ
 *  O(n m d); deterministic, whatever the number of threads. */
export async function multiply(a: Matrix, b: Matrix, turned?: Turned): Promise<Matrix>;
export async function multiply(a: DoubleMatrix, b: DoubleMatrix, turned?: Turned): Promise<DoubleMatrix>;
export async function multiply(
  a: Matrix | DoubleMatrix,
  b: Matrix | DoubleMatrix,
  { transposeA = false, transposeB = false }: Turned = {},
): Promise<Matrix | DoubleMatrix> {
  const [rows, inner] = transposeA ? [a.cols, a.rows] : [a.rows, a.cols];
  const [innerB, cols] = transposeB ? [b.cols, b.rows] : [b.rows, b.cols];
  if (inner !== innerB) throw new RangeError(`${rows} x ${inner} cannot be multiplied by ${innerB} x ${cols}`);
  const single = a.data instanceof Float32Array;
  if (rows === 0 || cols === 0 || inner === 0) {
    const data = single ? new Float32Array(rows * cols) : new Float64Array(rows * cols);
    return { data, rows, cols } as Matrix | DoubleMatrix;
  }
  const { c } = await productGraph(single ? "float32" : "float64", transposeA, transposeB).run(
    { a: { data: a.data, shape: [a.rows, a.cols] }, b: { data: b.data, shape: [b.rows, b.cols] } },
    ["c"],
  );
  return { data: c.data, rows, cols } as Matrix | DoubleMatrix;
}

function productGraph(type: ElementType, transposeA: boolean, transposeB: boolean): ComputeGraph {
  const key = `${type} ${transposeA} ${transposeB}`;
  const known = graphs.get(key);
  if (known) return known;
  const graph = computeGraph(() => {
    const builder = createGraph("product");
    builder.input("a", ["a0", "a1"], type);
    builder.input("b", ["b0", "b1"], type);
    builder.node("Gemm", ["a", "b"], "c", {
      transA: { int: transposeA ? 1 : 0 },
      transB: { int: transposeB ? 1 : 0 },
    });
    builder.output("c", ["c0", "c1"], type);
    return builder.encode();
  });
  graphs.set(key, graph);
  return graph;
}
