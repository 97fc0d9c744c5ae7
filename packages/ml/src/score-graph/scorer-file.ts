import type { Matrix } from "../matrix/matrix.ts";
import { computeGraph } from "../onnx/compute-graph.ts";
import { createGraph } from "../onnx/graph-builder.ts";
import { type Sample, takeSample } from "../registry/learner.ts";
import { addClassifierOutputs, type FittedClassifier, PROBABILITY, SCORE } from "./classifier-outputs.ts";

/** Rows of one run, always as many: a shorter run could take another kernel, and round otherwise. */
const ROWS_EACH = 256;

/** What a scorer says of q rows, in double. */
export type ScorerSays = {
  /** P(cancer) as the method gives it. */
  scores: Float64Array;
  /** The same, calibrated; the scores themselves where nothing calibrates them. */
  probabilities: Float64Array;
};

/** Columns of what a scorer reads. */
export type ScorerColumns = { features: number; views: Readonly<Record<string, number>> };

const inputOf = (view: string) => `view.${view}`;

/** A fitted classifier with its calibration as a file that any process can open: what it says is then the same everywhere,
 *  without fitting again. Its numbers stay in double to the end.
 *  @throws RangeError when the method cannot be written as a graph */
export function encodeScorer({ features, views }: ScorerColumns, classifier: FittedClassifier): Uint8Array {
  const graph = createGraph("scorer");
  graph.input("features", ["n", features]);
  const names = Object.keys(views);
  for (const name of names) graph.input(inputOf(name), ["n", views[name]]);
  const rows = { features: "features", views: Object.fromEntries(names.map((name) => [name, inputOf(name)])) };
  addClassifierOutputs(graph, rows, classifier, { precision: "float64" });
  return graph.encode();
}

export type Scorer = {
  /** @param rows  q rows of the columns it was encoded for
   *  What is said of a row depends on nothing but the row: neither on its place nor on the rows beside it. */
  score(rows: Sample): Promise<ScorerSays>;
};

/** Opens what encodeScorer wrote. */
export function openScorer(file: Uint8Array): Scorer {
  const graph = computeGraph(() => file);
  return {
    async score(rows) {
      const q = rows.features.rows;
      const said = { scores: new Float64Array(q), probabilities: new Float64Array(q) };
      for (let from = 0; from < q; from += ROWS_EACH) {
        const length = Math.min(ROWS_EACH, q - from);
        const indices = Int32Array.from({ length: ROWS_EACH }, (_, i) => from + Math.min(i, length - 1));
        const outputs = await graph.run(tensorsOf(takeSample(rows, indices)), [SCORE, PROBABILITY]);
        said.scores.set(outputs[SCORE].data.subarray(0, length), from);
        said.probabilities.set(outputs[PROBABILITY].data.subarray(0, length), from);
      }
      return said;
    },
  };
}

function tensorsOf({ features, views }: Sample) {
  const tensor = ({ data, rows, cols }: Matrix) => ({ data, shape: [rows, cols] });
  const others = Object.entries(views).map(([name, view]) => [inputOf(name), tensor(view)] as const);
  return { features: tensor(features), ...Object.fromEntries(others) };
}
