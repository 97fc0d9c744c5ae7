import { createMatrix, type Matrix } from "../matrix/matrix.ts";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";
import { fitStandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";
import { fitLabelSpreading, predictLabelSpreading } from "../semi/label-spreading.ts";
import { neighborGraph } from "../semi/similarity-graph.ts";
import { CANCER, UNLABELED } from "./labels.ts";
import type { Learner } from "./learner.ts";

/** Label spreading over the training rows, labelled and not; rows scored afterwards were not in the graph (or, when
 *  scoring the graph's own rows, count among their neighbours) and take the mean of their neighbours' distributions.
 *  Standardised on all rows of the graph. A row that no label reaches gets the share of cancers among the labels. */
export const labelSpreadingLearner: Learner = (rows, parameters) => {
  const scaler = fitStandardScaler(stack(rows.features, rows.unlabelled));
  const known = transformStandardScaler(scaler, stack(rows.features, rows.unlabelled));
  const labels = new Int8Array(known.rows).fill(UNLABELED);
  labels.set(rows.labels);
  const k = Math.min(Number(parameters.nNeighbors), known.rows);
  const model = fitLabelSpreading(neighborGraph(known, k), labels, 2, {
    alpha: Number(parameters.alpha),
    maxIter: Number(parameters.maxIter),
    tol: Number(parameters.tol),
  });
  const cancerShare = rows.labels.reduce((sum, label) => sum + label, 0) / rows.labels.length;
  const score = (features: Matrix): Float64Array => {
    const neighbors = nearestNeighbors(transformStandardScaler(scaler, features), known, k);
    const distributions = predictLabelSpreading(model, neighbors);
    return Float64Array.from({ length: features.rows }, (_, i) => {
      const reached = distributions[2 * i] + distributions[2 * i + 1] > 0;
      return reached ? distributions[2 * i + CANCER] : cancerShare;
    });
  };
  return { selected: { converged: model.converged ? 1 : 0 }, nUnlabelled: rows.unlabelled.rows, score };
};

function stack(above: Matrix, below: Matrix): Matrix {
  const both = createMatrix(above.rows + below.rows, above.cols);
  both.data.set(above.data);
  both.data.set(below.data, above.data.length);
  return both;
}
