import type { InputId, Provenance, ScaleUpInput } from "@brainscan/ml/scaleup/scenario";
import { centralValue } from "./central-value.ts";
import { spreadOf } from "./spread-of.ts";

export type InputRow = { id: InputId; low: number; value: number; high: number; provenance: Provenance };

/** Inputs as rows: a value and the range it may lie in. */
export function prepareInputs(inputs: readonly ScaleUpInput[]): InputRow[] {
  return inputs.map(({ id, distribution, provenance }) => ({
    ...{ id, provenance, value: centralValue(distribution) },
    ...spreadOf(distribution),
  }));
}
