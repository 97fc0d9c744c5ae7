import { shown, WeightsError } from "./weights-error.ts";

const SIZES = { f16: 2, bf16: 2, f32: 4, f64: 8, i8: 1, u8: 1, bool: 1, i16: 2, i32: 4, i64: 8 } as const;

export type ElementType = keyof typeof SIZES;

/** Bytes an element. */
export function elementSize(elementType: ElementType): number {
  return SIZES[elementType];
}

/** The float32 with the value of an IEEE 754 half, exactly. */
function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const HALVES = new Float32Array(65536);
for (let half = 0; half < HALVES.length; half++) HALVES[half] = halfToFloat(half);

/** Little-endian floating-point bytes as float32.
 *  @throws WeightsError when the elements are integers: a weight never is */
export function decodeFloats(name: string, elementType: ElementType, bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / elementSize(elementType));
  switch (elementType) {
    case "f32":
      for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(i * 4, true);
      return values;
    case "f64":
      for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8, true);
      return values;
    case "f16":
      for (let i = 0; i < values.length; i++) values[i] = HALVES[view.getUint16(i * 2, true)];
      return values;
    case "bf16": {
      const bits = new Uint32Array(values.buffer);
      for (let i = 0; i < values.length; i++) bits[i] = view.getUint16(i * 2, true) << 16;
      return values;
    }
    default:
      throw new WeightsError(
        "INCOMPATIBLE",
        `${shown(name)} holds ${elementType}, where floating-point numbers are needed`,
      );
  }
}
