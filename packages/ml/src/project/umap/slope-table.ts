/** Intervals of each doubling, as a power of two; linear interpolation is then within 1e-4 of smooth slopes. */
const INTERVAL_BITS = 7;
const DOUBLINGS_MIN = -24;
const DOUBLINGS_MAX = 24;
const MANTISSA_BITS = 23;
const EXPONENT_BIAS = 127;

/** The same function of a positive number, read from a table between 2^-24 and 2^24 and computed outside: a power costs
 *  ten times a look-up, and a layout needs a hundred million. The place in the table is the top of the number's own
 *  single-precision bits, so that intervals are as fine for small numbers as for large ones. */
export function tabulate(slope: (value: number) => number): (value: number) => number {
  const intervals = 2 ** INTERVAL_BITS;
  const count = (DOUBLINGS_MAX - DOUBLINGS_MIN) * intervals;
  const table = Float64Array.from({ length: count + 1 }, (_, at) => {
    const doubling = DOUBLINGS_MIN + Math.floor(at / intervals);
    return slope(2 ** doubling * (1 + (at % intervals) / intervals));
  });
  const single = new Float32Array(1);
  const bits = new Int32Array(single.buffer);
  const shift = MANTISSA_BITS - INTERVAL_BITS;
  const rest = 2 ** shift - 1;
  const scale = 2 ** -shift;
  const first = (DOUBLINGS_MIN + EXPONENT_BIAS) << INTERVAL_BITS;
  return (value) => {
    single[0] = value;
    const word = bits[0];
    const at = (word >> shift) - first;
    if (at < 0 || at >= count) return slope(value);
    const low = table[at];
    return low + (word & rest) * scale * (table[at + 1] - low);
  };
}
