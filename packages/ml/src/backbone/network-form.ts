import type { ActivationRanges } from "./int8/activation-ranges.ts";

/** A precision with what its graph is built from beside the weights. */
export type NetworkForm =
  | { precision: "float32" }
  /** For GPUs: processors compute it no faster, or not at all. */
  | { precision: "float16" }
  /** For processors. The ranges belong to the weights they were observed with. */
  | { precision: "int8"; ranges: ActivationRanges };

export const FLOAT32: NetworkForm = { precision: "float32" };
