import type { Classifier } from "../registry/method.ts";
import { findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import type { ExperimentConfig } from "./experiment.ts";

/** A classifier with every parameter, ready to fit. */
export type ChosenMethod = { classifier: Classifier; parameters: Record<string, unknown> };

/** The configuration's classifier, every parameter filled in.
 *  @throws ParameterError for an unknown method or parameter */
export function chooseMethod({ method, parameters }: Pick<ExperimentConfig, "method" | "parameters">): ChosenMethod {
  const classifier = findClassifier(method);
  return { classifier, parameters: parseParameters(classifier.parameters, parameters) };
}
