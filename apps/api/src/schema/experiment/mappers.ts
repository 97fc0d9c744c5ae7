import type { ExperimentHead } from "@brainscan/db/queries/experiment-lists";
import type { Method } from "@brainscan/ml/registry/method";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { Protocol } from "../../generated/resolvers.ts";

export type ExperimentModel = ExperimentHead;
export type MethodModel = Method;

export function methodOf(id: string): MethodModel {
  return findClassifier(id);
}

export function protocolOf({ method, nSplits, seed }: Pick<ExperimentModel, "method" | "nSplits" | "seed">): Protocol {
  return {
    nSplits,
    seed,
    stratified: true,
    groupedBy: "exact duplicates",
    setting: "INDUCTIVE",
    fittedInsideFold: findClassifier(method).fittedInsideFold,
  };
}
