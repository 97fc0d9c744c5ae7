import type { Matrix } from "./matrix.ts";

/** The same numbers in double: kernels read them many times and convert once. */
export function toDouble(features: Matrix): Float64Array {
  return Float64Array.from(features.data);
}
