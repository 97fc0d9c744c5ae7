import type { Matrix } from "../../matrix/matrix.ts";
import type { StandardScaler } from "../../scale/standard-scaler.ts";
import { writeStandardScaler } from "../../scale/write-standard-scaler.ts";
import { writeAffine, writeDecisions, writeDouble } from "../../score-graph/arithmetic.ts";
import { writeRbf, writeSquaredDistances } from "../../score-graph/write-distances.ts";
import type { WriteScore } from "../../score-graph/write-score.ts";
import type { LaplacianRlsModel } from "./laplacian-rls.ts";

/** predictLaplacianRls as operators, then the method's sigmoid.
 *  @param references  the standardised rows that the kernel compares with
 *  @param gamma       null for the linear kernel, whose sum over the references is one hyperplane */
export function writeKernelScore(
  scaler: StandardScaler,
  { coefficients }: LaplacianRlsModel,
  references: Matrix,
  gamma: number | null,
): WriteScore {
  return (graph, { features }) => {
    const scaled = writeStandardScaler(graph, scaler, features);
    const values =
      gamma === null
        ? writeDecisions(graph, writeDouble(graph, scaled), ...planeOf(coefficients, references))
        : writeDecisions(
            graph,
            writeRbf(graph, writeSquaredDistances(graph, scaled, references), gamma),
            coefficients,
            0,
          );
    return graph.node("Sigmoid", [writeAffine(graph, values, 2, 0)]);
  };
}

/** sum_i c_i (a . b_i / d + 1): weights and bias. */
function planeOf(coefficients: Float64Array, { data, rows, cols }: Matrix): [Float64Array, number] {
  const weights = new Float64Array(cols);
  let bias = 0;
  for (let i = 0; i < rows; i++) {
    bias += coefficients[i];
    for (let j = 0; j < cols; j++) weights[j] += (coefficients[i] * data[i * cols + j]) / cols;
  }
  return [weights, bias];
}
