import type { PrecisionName } from "@brainscan/db/schema/embeddings";

/** Precisions as the API writes them. */
export const PRECISIONS = ["FLOAT32", "INT8", "FLOAT16"] as const;

export type Precision = (typeof PRECISIONS)[number];

const NAMES: Record<Precision, PrecisionName> = { FLOAT32: "float32", INT8: "int8", FLOAT16: "float16" };

export const precisionName = (precision: Precision): PrecisionName => NAMES[precision];
export const precisionOf = (name: PrecisionName): Precision =>
  PRECISIONS.find((one) => NAMES[one] === name) ?? "FLOAT32";
