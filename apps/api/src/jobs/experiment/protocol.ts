import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";

/** How an experiment is evaluated, for the API and the report alike. */
export type Protocol = {
  nSplits: number;
  seed: number;
  stratified: boolean;
  groupedBy: string;
  setting: string;
  fittedInsideFold: string[];
};

export function protocolOf({ method, nSplits, seed }: Pick<ExperimentRow, "method" | "nSplits" | "seed">): Protocol {
  return {
    nSplits,
    seed,
    stratified: true,
    groupedBy: "exact duplicates",
    setting: "INDUCTIVE",
    fittedInsideFold: findClassifier(method).fittedInsideFold,
  };
}
