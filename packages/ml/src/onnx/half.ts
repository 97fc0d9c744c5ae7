const FRACTION_BITS = 10;
const EXPONENT_BIAS = 15;
const INFINITY_BITS = 0x7c00;
/** The largest number below what rounds to infinity. */
const HALF_MAX = 65_504;

/** Numbers as IEEE 754 half precision, the nearest one, ties to even.
 *  @returns their bits
 *  @throws RangeError for what is not finite, or would not be */
export function toHalf(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, halfBits);
}

function halfBits(value: number): number {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  // Below 2^-14 the steps are as wide as just above it.
  const exponent = size === 0 ? 1 - EXPONENT_BIAS : Math.max(1 - EXPONENT_BIAS, exponentOf(size));
  // Exact: a float32 over a power of two.
  const steps = roundToEven(size / 2 ** (exponent - FRACTION_BITS));
  // A rounding up that reaches the next power of two carries into the exponent by itself.
  const bits = ((exponent + EXPONENT_BIAS - 1) << FRACTION_BITS) + steps;
  if (!(bits < INFINITY_BITS)) throw new RangeError(`${value} is beyond half precision, whose largest is ${HALF_MAX}`);
  return sign | bits;
}

/** Of the largest power of two that is not larger. The logarithm may be off by one at a power of two. */
function exponentOf(size: number): number {
  const guess = Math.floor(Math.log2(size));
  if (2 ** guess > size) return guess - 1;
  return 2 ** (guess + 1) <= size ? guess + 1 : guess;
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
