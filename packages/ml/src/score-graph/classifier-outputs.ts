import type { GraphBuilder } from "../onnx/graph-builder.ts";
import type { FittedLearner } from "../registry/learner.ts";
import type { Calibration } from "../registry/method.ts";
import { createGraphWriter } from "./graph-writer.ts";
import type { SampleTensors } from "./write-score.ts";

/** P(cancer) as the method gives it, and calibrated; the same twice where nothing calibrates it. Both n. */
export const SCORE = "score";
export const PROBABILITY = "probability";

/** A fitted method and what calibrates its scores. */
export type FittedClassifier = {
  fitted: Pick<FittedLearner, "writeScore">;
  calibration: Pick<Calibration, "write"> | null;
};

/** The codes of onnx.TensorProto that Cast takes. */
const TYPE_CODES = { float32: 1, float64: 11 };

/** Writes a classifier behind the rows of a graph, as the graph's outputs: in single precision, as whoever opens a file
 *  expects, unless told otherwise.
 *  @throws RangeError when the method cannot be written as a graph */
export function addClassifierOutputs(
  graph: GraphBuilder,
  rows: SampleTensors,
  { fitted, calibration }: FittedClassifier,
  { precision = "float32" }: { precision?: keyof typeof TYPE_CODES } = {},
): void {
  const { writeScore } = fitted;
  if (!writeScore) throw new RangeError("the method has no form as a graph");
  const writer = createGraphWriter(graph, "classifier");
  const score = writeScore(writer, rows);
  const probability = calibration ? calibration.write(writer, score) : score;
  for (const [name, value] of [
    [SCORE, score],
    [PROBABILITY, probability],
  ]) {
    graph.node("Cast", [value], name, { to: { int: TYPE_CODES[precision] } });
    graph.output(name, ["n"], precision);
  }
}
