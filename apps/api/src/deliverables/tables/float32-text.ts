const POWERS_OF_TEN = Array.from({ length: 13 }, (_, exponent) => Number(`1e${exponent}`));

/** Decimals kept exact by double arithmetic: a midpoint of 25 bits times 5^12 (28 bits) fills the 53 there are. */
const DECIMALS_MAX = POWERS_OF_TEN.length - 1;
const FAST_MIN = 1e-4;
const FAST_MAX = 2 ** 23;

const bitsView = new DataView(new ArrayBuffer(4));

/** The shortest decimal that reads back to the same float32, and among those of that length the nearest to it.
 *
 *  Notation: JavaScript's own (`0.25`, `1e-7`, `1.5e+22`), which pandas, numpy and R read. "Reads back" holds both for a reader that
 *  rounds the decimal straight to float32 and for one that goes through float64 first, as pandas does.
 *
 *  @param x a finite float32
 *  @throws RangeError when x is not one
 *  O(1); exact integer arithmetic throughout. After Steele & White 1990, with 9 digits at most. */
export function float32ToShortest(x: number): string {
  if (!Number.isFinite(x) || Math.fround(x) !== x) throw new RangeError(`${x} is not a finite float32`);
  if (x === 0) return Object.is(x, -0) ? "-0" : "0";
  const size = Math.abs(x);
  const shortest = size >= FAST_MIN && size < FAST_MAX ? shortestByDoubles(size) : shortestByBigInts(size);
  return x < 0 ? `-${shortest}` : `${shortest}`;
}

type Float32Parts = { mantissa: number; exponent: number; even: boolean; powerOfTwo: boolean };

/** size = mantissa * 2^exponent; below a power of two the next float is half as far as above it. */
function float32Parts(size: number): Float32Parts {
  bitsView.setFloat32(0, size);
  const bits = bitsView.getUint32(0);
  const exponentField = bits >>> 23;
  const fraction = bits & 0x7fffff;
  return {
    mantissa: exponentField === 0 ? fraction : fraction + 0x800000,
    exponent: Math.max(exponentField, 1) - 150,
    even: (fraction & 1) === 0,
    powerOfTwo: fraction === 0 && exponentField > 1,
  };
}

/** Fewest decimals, for 1e-4 <= size < 2^23, where every product below is an exact double. */
function shortestByDoubles(size: number): number {
  const { exponent, even, powerOfTwo } = float32Parts(size);
  const ulp = 2 ** exponent;
  const low = size - (powerOfTwo ? ulp / 4 : ulp / 2);
  const high = size + ulp / 2;
  const tryDecimals = (decimals: number): number | null => {
    const scale = POWERS_OF_TEN[decimals];
    const nearest = Math.round(size * scale);
    const first = even ? Math.ceil(low * scale) : Math.floor(low * scale) + 1;
    const last = even ? Math.floor(high * scale) : Math.ceil(high * scale) - 1;
    if (first > last) return null;
    const candidate = Math.min(Math.max(nearest, first), last) / scale;
    return Math.fround(candidate) === size ? candidate : null;
  };
  // Seven digits are the usual need: search from there, downwards while it still reads back, else upwards.
  let decimals = Math.min(Math.max(6 - Math.floor(Math.log10(size)), 0), DECIMALS_MAX);
  let best = tryDecimals(decimals);
  while (best === null) best = tryDecimals(++decimals);
  for (let fewer = decimals - 1; fewer >= 0; fewer--) {
    const shorter = tryDecimals(fewer);
    if (shorter === null) break;
    best = shorter;
  }
  return best;
}

/** Fewest digits at any size, subnormals included. */
function shortestByBigInts(size: number): number {
  const { mantissa, exponent, even, powerOfTwo } = float32Parts(size);
  // In quarters of a unit in the last place, so that both midpoints are whole numbers.
  const value = 4n * BigInt(mantissa);
  const low = value - (powerOfTwo ? 1n : 2n);
  const high = value + 2n;
  const leading = Math.floor(Math.log10(size));
  for (let digits = 1; ; digits++) {
    const decimals = digits - 1 - leading;
    const up = 2n ** BigInt(Math.max(exponent - 2, 0)) * 10n ** BigInt(Math.max(decimals, 0));
    const down = 2n ** BigInt(Math.max(2 - exponent, 0)) * 10n ** BigInt(Math.max(-decimals, 0));
    const scaled = value * up;
    const below = scaled / down;
    const candidates = scaled % down < down - (scaled % down) ? [below, below + 1n] : [below + 1n, below];
    for (const candidate of candidates) {
      const place = candidate * down;
      const inside = even ? place >= low * up && place <= high * up : place > low * up && place < high * up;
      const read = Number(`${candidate}e${-decimals}`);
      if (inside && Math.fround(read) === size) return read;
    }
  }
}
