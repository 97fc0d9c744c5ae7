import { findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import type { ExperimentConfig } from "./experiment.ts";
import type { ChosenMethod } from "./fit-fold.ts";

/** The configuration's classifier, every parameter filled in.
 *  @throws ParameterError for an unknown method or parameter */
export function chooseMethod({ method, parameters }: ExperimentConfig): ChosenMethod {
  const classifier = findClassifier(method);
  return { classifier, parameters: parseParameters(classifier.parameters, parameters) };
}
