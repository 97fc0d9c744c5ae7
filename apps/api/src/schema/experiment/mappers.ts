import type { ExperimentHead } from "@brainscan/db/queries/experiment-lists";
import { findMethod, type MethodDefinition } from "@brainscan/ml/protocol/methods";
import type { Protocol } from "../../generated/resolvers.ts";

export type ExperimentModel = ExperimentHead;
export type MethodModel = MethodDefinition;

export function methodOf(id: string): MethodModel {
  return findMethod(id);
}

export function protocolOf({ method, nSplits, seed }: Pick<ExperimentModel, "method" | "nSplits" | "seed">): Protocol {
  return {
    nSplits,
    seed,
    stratified: true,
    groupedBy: "exact duplicates",
    setting: "INDUCTIVE",
    fittedInsideFold: findMethod(method).fittedInsideFold,
  };
}
