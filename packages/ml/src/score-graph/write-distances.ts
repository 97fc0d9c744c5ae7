import { centreRows, columnMeans } from "../matrix/centred-rows.ts";
import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { writeDouble, writeRowSums } from "./arithmetic.ts";
import type { GraphWriter } from "./graph-writer.ts";

/** Squared Euclidean distances of n x d rows to the references, in double: pairwiseSquaredDistances as operators, but for
 *  what cancels, which is not summed anew: a row equal to a reference may be at 1e-13 of its squared length.
 *  @param rows  single precision, n x d
 *  @returns n x r, none negative */
export function writeSquaredDistances(graph: GraphWriter, rows: string, references: Matrix): string {
  const origin = columnMeans(references);
  const centred = graph.node("Sub", [writeDouble(graph, rows), graph.constant(origin)]);
  return writeCentredDistances(graph, centred, centreRows(references, origin));
}

/** The same of rows in double, moved by the same origin as the references. */
export function writeCentredDistances(
  graph: GraphWriter,
  rows: string,
  references: { centred: DoubleMatrix; lengthsSq: Float64Array },
): string {
  const { data, rows: r, cols: d } = references.centred;
  const doubled = graph.constant(
    data.map((value) => -2 * value),
    [r, d],
  );
  const products = graph.node("MatMul", [rows, graph.node("Transpose", [doubled], { perm: { ints: [1, 0] } })]);
  const own = writeRowSums(graph, graph.node("Mul", [rows, rows]), { keep: true });
  const lengthsSq = graph.node("Add", [own, graph.constant(references.lengthsSq)]);
  const distances = graph.node("Add", [products, lengthsSq]);
  return graph.node("Max", [distances, graph.constant(Float64Array.of(0))]);
}

/** exp(-gamma distance^2), of doubles. */
export function writeRbf(graph: GraphWriter, distancesSq: string, gamma: number): string {
  return graph.node("Exp", [graph.node("Mul", [distancesSq, graph.constant(Float64Array.of(-gamma))])]);
}
