import type { Matrix } from "../matrix/matrix.ts";
import { fitStandardScaler, type StandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";

/** A model over standardised columns, with the scaler that new rows must pass. */
export type ScaledModel<Model, Scores> = {
  scaler: StandardScaler;
  model: Model;
  score(features: Matrix): Promise<Scores>;
};

/** Standardises the rows by their own mean and deviation and fits on the result; rows scored afterwards are
 *  standardised by the same. What every learner does inside a fold, on its training rows alone.
 *  @param features  m x d
 *  @param fit       given the standardised rows, m x d
 *  @param predict   given the model and standardised rows, q x d */
export async function fitScaled<Model, Scores>(
  features: Matrix,
  fit: (scaled: Matrix) => Promise<Model>,
  predict: (model: Model, scaled: Matrix) => Scores | Promise<Scores>,
): Promise<ScaledModel<Model, Scores>> {
  const scaler = fitStandardScaler(features);
  const model = await fit(transformStandardScaler(scaler, features));
  return { scaler, model, score: async (asked) => await predict(model, transformStandardScaler(scaler, asked)) };
}
