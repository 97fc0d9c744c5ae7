import type { GraphWriter } from "../score-graph/graph-writer.ts";
import { PROBABILITY_CLIP } from "./probability-scores.ts";

/** log p and log(1 - p) of scores, clipped as logOf and logOfRest do. */
export function writeLogs(graph: GraphWriter, scores: string): { logs: string; rest: string } {
  const bounds = [PROBABILITY_CLIP, 1 - PROBABILITY_CLIP].map((bound) => graph.constant(Float64Array.of(bound), []));
  const clipped = graph.node("Clip", [scores, ...bounds]);
  const others = graph.node("Sub", [graph.constant(Float64Array.of(1)), clipped]);
  return { logs: graph.node("Log", [clipped]), rest: graph.node("Log", [others]) };
}

/** logitOf as operators. */
export function writeLogit(graph: GraphWriter, scores: string): string {
  const { logs, rest } = writeLogs(graph, scores);
  return graph.node("Sub", [logs, rest]);
}
