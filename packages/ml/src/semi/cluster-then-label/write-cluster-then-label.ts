import type { StandardScaler } from "../../scale/standard-scaler.ts";
import { writeStandardScaler } from "../../scale/write-standard-scaler.ts";
import { writeDecisions, writeDouble } from "../../score-graph/arithmetic.ts";
import type { GraphWriter } from "../../score-graph/graph-writer.ts";
import { writeSquaredDistances } from "../../score-graph/write-distances.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import type { ClusterThenLabelModel } from "./cluster-then-label.ts";

/** predictClusterThenLabel as operators; left out where a cluster's own classifier cannot be written. */
export function writeClusterScore(
  scaler: StandardScaler,
  { centers, shares, classifiers, variance }: ClusterThenLabelModel,
  assignment: "hard" | "soft",
): WriteScore | undefined {
  if (classifiers.some((own) => own && !own.writeScore)) return undefined;
  return (graph, { features }) => {
    const scaled = writeStandardScaler(graph, scaler, features);
    const distances = writeSquaredDistances(graph, scaled, centers);
    const weights =
      assignment === "soft" && variance > 0
        ? writeSoftWeights(graph, distances, variance)
        : writeNearest(graph, distances, centers.rows);
    let score = writeDecisions(
      graph,
      weights,
      shares.map((share, cluster) => (classifiers[cluster] ? 0 : share)),
      0,
    );
    for (const [cluster, own] of classifiers.entries()) {
      if (!own?.writeScore) continue;
      const weight = graph.node("Gather", [weights, graph.integers(cluster)], { axis: { int: 1 } });
      const inside = own.writeScore(graph, { features: scaled, views: {} });
      const weighted = graph.node("Mul", [graph.node("Squeeze", [weight, graph.integers(1)]), inside]);
      score = graph.node("Add", [score, weighted]);
    }
    return graph.node("Min", [score, graph.constant(Float64Array.of(1))]);
  };
}

function writeSoftWeights(graph: GraphWriter, distancesSq: string, variance: number): string {
  const scaled = graph.node("Mul", [distancesSq, graph.constant(Float64Array.of(-1 / (2 * variance)))]);
  return graph.node("Softmax", [scaled], { axis: { int: 1 } });
}

/** n x k: 1 at the nearest centre, of equal ones the first. */
function writeNearest(graph: GraphWriter, distancesSq: string, k: number): string {
  const nearest = graph.node("ArgMin", [distancesSq], { axis: { int: 1 } });
  const isNearest = graph.node("Equal", [nearest, graph.integers(...Array(k).keys())]);
  return writeDouble(graph, isNearest);
}
