import type { LinearChain } from "../explain/linear-head.ts";
import { writePca } from "../project/pca/write-pca.ts";
import { writeStandardScaler } from "../scale/write-standard-scaler.ts";
import { writeDecisions, writeDouble } from "./arithmetic.ts";
import type { GraphWriter } from "./graph-writer.ts";
import type { WriteScore } from "./write-score.ts";

/** Rows through the scaler, then the axes, of a chain: n x d to n x c, single precision. */
export function writeColumns(
  graph: GraphWriter,
  { scaler, pca }: Pick<LinearChain, "scaler" | "pca">,
  rows: string,
): string {
  const scaled = scaler ? writeStandardScaler(graph, scaler, rows) : rows;
  return pca ? writePca(graph, pca, scaled) : scaled;
}

/** The score of a method whose log odds are a linear chain (see FittedLearner.linearHead). */
export function writeLinearScore(chain: LinearChain): WriteScore {
  return (graph, { features }) => {
    const rows = writeDouble(graph, writeColumns(graph, chain, features));
    return graph.node("Sigmoid", [writeDecisions(graph, rows, chain.weights, chain.intercept)]);
  };
}
