import type { GraphWriter } from "./graph-writer.ts";

/** The codes of onnx.TensorProto that Cast takes. */
const [FLOAT32, FLOAT64] = [1, 11];

export function writeDouble(graph: GraphWriter, x: string): string {
  return graph.node("Cast", [x], { to: { int: FLOAT64 } });
}

export function writeSingle(graph: GraphWriter, x: string): string {
  return graph.node("Cast", [x], { to: { int: FLOAT32 } });
}

/** slope x + intercept, of doubles. */
export function writeAffine(graph: GraphWriter, x: string, slope: number, intercept: number): string {
  const scaled = graph.node("Mul", [x, graph.constant(Float64Array.of(slope))]);
  return graph.node("Add", [scaled, graph.constant(Float64Array.of(intercept))]);
}

/** Sum of each row of n x d: n, or n x 1 where the dimension is kept. */
export function writeRowSums(graph: GraphWriter, x: string, { keep = false } = {}): string {
  return graph.node("ReduceSum", [x, graph.integers(1)], { keepdims: { int: keep ? 1 : 0 } });
}

/** n x d doubles times d weights, plus a bias: n. */
export function writeDecisions(graph: GraphWriter, rows: string, weights: ArrayLike<number>, bias: number): string {
  const products = graph.node("MatMul", [rows, graph.constant(Float64Array.from(weights))]);
  return graph.node("Add", [products, graph.constant(Float64Array.of(bias))]);
}
