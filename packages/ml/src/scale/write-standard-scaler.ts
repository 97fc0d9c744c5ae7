import { writeDouble, writeSingle } from "../score-graph/arithmetic.ts";
import type { GraphWriter } from "../score-graph/graph-writer.ts";
import { FLOAT32_MAX, type StandardScaler } from "./standard-scaler.ts";

/** transformStandardScaler as operators: n x d to n x d, single precision. */
export function writeStandardScaler(graph: GraphWriter, { mean, scale }: StandardScaler, rows: string): string {
  const centred = graph.node("Sub", [writeDouble(graph, rows), graph.constant(mean)]);
  const divided = graph.node("Div", [centred, graph.constant(scale)]);
  const bounds = [-FLOAT32_MAX, FLOAT32_MAX].map((bound) => graph.constant(Float64Array.of(bound), []));
  return writeSingle(graph, graph.node("Clip", [divided, ...bounds]));
}
