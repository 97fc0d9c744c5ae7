import type { PlattModel } from "../../calibrate/platt/platt.ts";
import type { StandardScaler } from "../../scale/standard-scaler.ts";
import { writeStandardScaler } from "../../scale/write-standard-scaler.ts";
import { writeAffine, writeDecisions, writeDouble } from "../../score-graph/arithmetic.ts";
import { writeCentredDistances, writeRbf } from "../../score-graph/write-distances.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import type { SvcModel } from "./svc.ts";

/** decideSvc of a machine with the kernel rbf, then Platt's sigmoid. The product keeps kernel values in single precision,
 *  the graph in double: decisions differ by about 1e-7 of the sum of the coefficients' sizes.
 *  @throws RangeError for another kernel */
export function writeRbfScore(
  scaler: StandardScaler,
  { kernel, origin, support, coefficients, intercept }: SvcModel,
  platt: PlattModel,
): WriteScore {
  if (kernel.kind !== "rbf") throw new RangeError(`the kernel is ${kernel.kind}, not rbf`);
  const { gamma } = kernel;
  return (graph, { features }) => {
    const scaled = writeDouble(graph, writeStandardScaler(graph, scaler, features));
    const centred = graph.node("Sub", [scaled, graph.constant(origin)]);
    const similarities = writeRbf(graph, writeCentredDistances(graph, centred, support), gamma);
    const decisions = writeDecisions(graph, similarities, coefficients, intercept);
    return graph.node("Sigmoid", [writeAffine(graph, decisions, platt.slope, platt.intercept)]);
  };
}
