import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { ProtocolRow } from "@brainscan/db/schema/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";

/** How an experiment is evaluated, for the API and the report alike. */
export type Protocol = ProtocolRow & {
  seed: number;
  stratified: boolean;
  groupedBy: string;
  fittedInsideFold: string[];
};

export function protocolOf({ method, protocol, seed }: Evaluated): Protocol {
  const outside = method === OUTSIDE_SCORES;
  return {
    ...protocol,
    seed,
    stratified: !outside,
    groupedBy: outside || protocol.control === "NAIVE" ? "nothing" : "exact and near duplicates",
    fittedInsideFold: outside ? [] : insideFold(method, protocol),
  };
}

type Evaluated = Pick<ExperimentRow, "method" | "protocol" | "seed">;

/** Method of an experiment whose scores were made elsewhere. */
export const OUTSIDE_SCORES = "outside";

function insideFold(method: string, { control, nLabels }: ProtocolRow): string[] {
  const own = findClassifier(method).fittedInsideFold;
  return control === "NONE" && nLabels === null ? [...own, "calibration", "threshold"] : own;
}
