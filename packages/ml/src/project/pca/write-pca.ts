import { writeDouble, writeSingle } from "../../score-graph/arithmetic.ts";
import type { GraphWriter } from "../../score-graph/graph-writer.ts";
import { type PcaModel, whitenedBy } from "./pca.ts";

/** transformPca as operators: n x d to n x c, single precision. */
export function writePca(graph: GraphWriter, model: PcaModel, rows: string): string {
  const { components, mean, whiten } = model;
  const centred = graph.node("Sub", [writeDouble(graph, rows), graph.constant(mean)]);
  const axes = graph.constant(components.data, [components.rows, components.cols]);
  const turned = graph.node("Transpose", [axes], { perm: { ints: [1, 0] } });
  const projected = graph.node("MatMul", [writeSingle(graph, centred), turned]);
  if (!whiten) return projected;
  return graph.node("Div", [projected, graph.constant(Float32Array.from(whitenedBy(model)))]);
}
