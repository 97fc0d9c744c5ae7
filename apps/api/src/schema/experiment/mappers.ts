import type { ExperimentHead } from "@brainscan/db/queries/experiment-lists";
import type { Method } from "@brainscan/ml/registry/method";
import { findClassifier } from "@brainscan/ml/registry/methods";

export type ExperimentModel = ExperimentHead;
export type MethodModel = Method;

export function methodOf(id: string): MethodModel {
  return findClassifier(id);
}
