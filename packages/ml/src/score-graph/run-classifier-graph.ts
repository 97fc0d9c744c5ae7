import type { Matrix } from "../matrix/matrix.ts";
import { computeGraph } from "../onnx/compute-graph.ts";
import { createGraph } from "../onnx/graph-builder.ts";
import { type Sample, takeSample } from "../registry/learner.ts";
import { addClassifierOutputs, type FittedClassifier, PROBABILITY, SCORE } from "./classifier-outputs.ts";

/** Rows of one run: a run compares each with all rows that the method holds. */
const ROWS_EACH = 256;

/** What the graph of a classifier says of rows of features, without the network before it.
 *  @returns q each, as the graph gives them: in single precision
 *  @throws RangeError when the method cannot be written as a graph */
export async function runClassifierGraph(
  rows: Sample,
  classifier: FittedClassifier,
): Promise<{ scores: Float64Array; probabilities: Float64Array }> {
  const q = rows.features.rows;
  const graph = computeGraph(() => encodeClassifier(rows, classifier));
  const found = { scores: new Float64Array(q), probabilities: new Float64Array(q) };
  for (let from = 0; from < q; from += ROWS_EACH) {
    const length = Math.min(ROWS_EACH, q - from);
    const block = takeSample(
      rows,
      Int32Array.from({ length }, (_, i) => from + i),
    );
    const tensors = Object.fromEntries(
      inputsOf(block).map(([name, { data, rows: n, cols }]) => [name, { data, shape: [n, cols] }]),
    );
    const outputs = await graph.run(tensors, [SCORE, PROBABILITY]);
    found.scores.set(outputs[SCORE].data, from);
    found.probabilities.set(outputs[PROBABILITY].data, from);
  }
  return found;
}

function encodeClassifier(rows: Sample, classifier: FittedClassifier): Uint8Array {
  const graph = createGraph("classifier");
  for (const [name, { cols }] of inputsOf(rows)) graph.input(name, ["n", cols]);
  const views = Object.fromEntries(Object.keys(rows.views).map((name) => [name, inputName(name)]));
  addClassifierOutputs(graph, { features: "features", views }, classifier);
  return graph.encode();
}

const inputName = (view: string) => `view.${view}`;

function inputsOf({ features, views }: Sample): [string, Matrix][] {
  const others = Object.entries(views).map(([name, view]): [string, Matrix] => [inputName(name), view]);
  return [["features", features], ...others];
}
