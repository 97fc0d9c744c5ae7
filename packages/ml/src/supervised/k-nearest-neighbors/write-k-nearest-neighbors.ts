import type { StandardScaler } from "../../scale/standard-scaler.ts";
import { writeStandardScaler } from "../../scale/write-standard-scaler.ts";
import { writeRowSums } from "../../score-graph/arithmetic.ts";
import { writeSquaredDistances } from "../../score-graph/write-distances.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import type { KNearestNeighborsModel } from "./k-nearest-neighbors.ts";

/** A neighbour nearer than 1e-5 counts as touching: its vote, 1e5, is then worth all others' together, as at distance 0. */
const TOUCHING_SQ = 1e-10;

/** predictKNearestNeighbors as operators. The file then holds the descriptions of the labelled images. */
export function writeNeighborVotes(
  scaler: StandardScaler,
  { references, labels, nNeighbors, weights }: KNearestNeighborsModel,
): WriteScore {
  return (graph, { features }) => {
    const scaled = writeStandardScaler(graph, scaler, features);
    const distances = writeSquaredDistances(graph, scaled, references);
    const [nearest, indices] = graph.pair("TopK", [distances, graph.integers(nNeighbors)], { largest: { int: 0 } });
    const labelOf = graph.constant(Float64Array.from(labels));
    const found = graph.node("Gather", [labelOf, indices]);
    if (weights === "uniform") return graph.node("ReduceMean", [found], { axes: { ints: [1] }, keepdims: { int: 0 } });
    const apart = graph.node("Sqrt", [graph.node("Max", [nearest, graph.constant(Float64Array.of(TOUCHING_SQ))])]);
    const votes = graph.node("Reciprocal", [apart]);
    const forCancer = writeRowSums(graph, graph.node("Mul", [votes, found]));
    return graph.node("Div", [forCancer, writeRowSums(graph, votes)]);
  };
}
