import type { ProviderId } from "./session.ts";

/** In which numbers a network computes; what comes out is float32 in all of them. */
export const PRECISIONS = ["float32", "int8", "float16"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The precision that was asked for is not to be had where the network would run; `detail` says why. */
export class PrecisionError extends Error {
  override readonly name = "PrecisionError";
  readonly precision: Precision;
  readonly detail: string;

  constructor(precision: Precision, detail: string) {
    super(`the precision ${precision} cannot be used: ${detail}`);
    this.precision = precision;
    this.detail = detail;
  }
}

/** What keeps a provider from a precision, or null. ONNX Runtime has integer convolutions for processors alone, and computes
 *  half precision on a processor through float32, which gains nothing. */
export function refusedPrecision(provider: ProviderId, precision: Precision): string | null {
  if (precision === "int8" && provider !== "cpu") return `int8 runs on the CPU, not on ${provider}`;
  if (precision === "float16" && provider === "cpu") return "float16 is for a GPU; on the CPU int8 is the faster one";
  return null;
}
