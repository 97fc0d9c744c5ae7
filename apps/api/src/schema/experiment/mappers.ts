import type { ExperimentHead } from "@brainscan/db/queries/experiment-lists";
import type { OutsideFindingRow, OutsideGuaranteeRow, OutsideRow } from "@brainscan/db/schema/outside-tables";
import type { Method } from "@brainscan/ml/registry/method";
import { findClassifier } from "@brainscan/ml/registry/methods";

export type ExperimentModel = ExperimentHead;
export type MethodModel = Method;
export type OutsideModel = OutsideRow;
export type OutsideFindingModel = OutsideFindingRow;
export type OutsideGuaranteeModel = OutsideGuaranteeRow;

export function methodOf(id: string): MethodModel {
  return findClassifier(id);
}
