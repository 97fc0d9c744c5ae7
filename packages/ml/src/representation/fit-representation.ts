import type { LinearChain } from "../explain/linear-head.ts";
import { type Matrix, stackRows } from "../matrix/matrix.ts";
import type { Representation } from "../protocol/experiment.ts";
import type { LearnerTools, Sample, TrainingRows } from "../registry/learner.ts";
import type { GraphWriter } from "../score-graph/graph-writer.ts";
import { writeColumns } from "../score-graph/write-columns.ts";
import type { SampleTensors } from "../score-graph/write-score.ts";
import { type FittedColumns, fitColumns } from "./fit-columns.ts";

/** A representation fitted to the training rows of a fold. */
export type FittedRepresentation = {
  /** Features and views of any rows, represented. */
  apply(rows: Sample): Promise<Sample>;
  /** The same as operators of a graph. */
  write(graph: GraphWriter, rows: SampleTensors): SampleTensors;
  /** What the features pass, as the first links of a linear chain. */
  chain: Pick<LinearChain, "scaler" | "pca">;
};

/** Views that hold the features of changed copies of the images: they lie in the features' own space and are
 *  represented as the features are, or a copy could not be compared with its image. */
const COPIES = /^(weak|strong)\d+$/;

/** Fits a representation to training rows, labelled and not: to their features, and to each view of its own space.
 *  @throws RangeError as fitColumns. As fitColumns, once a matrix. */
export async function fitRepresentation(
  { labelled, unlabelled }: Pick<TrainingRows, "labelled" | "unlabelled">,
  representation: Representation,
  tools: LearnerTools,
): Promise<FittedRepresentation> {
  const fit = (of: (sample: Sample) => Matrix) =>
    fitColumns(stacked(of(labelled), of(unlabelled)), representation, tools);
  const features = await fit((sample) => sample.features);
  const own = new Map<string, FittedColumns>();
  for (const name of Object.keys(labelled.views)) {
    if (!COPIES.test(name)) own.set(name, await fit(({ views }) => views[name]));
  }
  const fittedTo = (view: string) => own.get(view) ?? features;
  return {
    chain: features.chain,
    write: (graph, rows) => ({
      features: writeColumns(graph, features.chain, rows.features),
      views: Object.fromEntries(
        Object.entries(rows.views).map(([name, view]) => [name, writeColumns(graph, fittedTo(name).chain, view)]),
      ),
    }),
    async apply(rows) {
      const views: Record<string, Matrix> = {};
      for (const [name, view] of Object.entries(rows.views)) views[name] = await fittedTo(name).apply(view);
      return { features: await features.apply(rows.features), views };
    },
  };
}

/** A pool of no rows may not know its width. */
function stacked(labelled: Matrix, unlabelled: Matrix): Matrix {
  return unlabelled.rows === 0 ? labelled : stackRows(labelled, unlabelled);
}
