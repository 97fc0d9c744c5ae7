import { writeDecisions } from "../../score-graph/arithmetic.ts";
import type { GraphWriter } from "../../score-graph/graph-writer.ts";
import type { IsotonicModel } from "./isotonic.ts";

/** applyIsotonic as operators: the first knot's value, and of each stretch between two knots its rise times the share of
 *  it that lies below the score. */
export function writeIsotonic(graph: GraphWriter, { scores, values }: IsotonicModel, asked: string): string {
  const stretches = Array.from(scores.keys()).slice(1);
  // A stretch of no rise keeps the shapes where there is one knot alone.
  const [from, rise, width] = [
    Float64Array.of(scores[0], ...stretches.map((at) => scores[at - 1])),
    Float64Array.of(0, ...stretches.map((at) => values[at] - values[at - 1])),
    Float64Array.of(1, ...stretches.map((at) => scores[at] - scores[at - 1])),
  ];
  const column = graph.node("Unsqueeze", [asked, graph.integers(1)]);
  const beyond = graph.node("Sub", [column, graph.constant(from)]);
  const shares = graph.node("Clip", [
    graph.node("Div", [beyond, graph.constant(width)]),
    graph.constant(Float64Array.of(0), []),
    graph.constant(Float64Array.of(1), []),
  ]);
  return writeDecisions(graph, shares, rise, values[0]);
}
