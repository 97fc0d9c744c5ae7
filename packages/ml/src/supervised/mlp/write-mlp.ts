import type { StandardScaler } from "../../scale/standard-scaler.ts";
import { writeStandardScaler } from "../../scale/write-standard-scaler.ts";
import { writeDouble } from "../../score-graph/arithmetic.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import type { Layer } from "./network.ts";

/** predictMlp as operators. */
export function writeNetwork(scaler: StandardScaler, layers: readonly Layer[]): WriteScore {
  return (graph, { features }) => {
    let passed = writeDouble(graph, writeStandardScaler(graph, scaler, features));
    for (const [at, { weights, bias }] of layers.entries()) {
      const products = graph.node("MatMul", [passed, graph.constant(weights.data, [weights.rows, weights.cols])]);
      const sums = graph.node("Add", [products, graph.constant(bias)]);
      passed = at < layers.length - 1 ? graph.node("Relu", [sums]) : sums;
    }
    return graph.node("Sigmoid", [graph.node("Squeeze", [passed, graph.integers(1)])]);
  };
}
