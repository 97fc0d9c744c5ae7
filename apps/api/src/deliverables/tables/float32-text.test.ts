import { describe, expect, test } from "vitest";
import { float32ToShortest } from "./float32-text.ts";

const view = new DataView(new ArrayBuffer(4));

function float32OfBits(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

/** xorshift32: every bit pattern but 0, from a fixed seed. */
function* bitPatterns(count: number, seed: number): Generator<number> {
  let state = seed;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

function significantDigits(text: string): number {
  const digits = text.replace(/^-/, "").replace(/e.*$/, "").replace(".", "").replace(/^0+/, "");
  return digits.replace(/0+$/, "").length;
}

/** Every decimal of `digits` digits that could lie in x's rounding interval: the nearest and its two neighbours. */
function decimalsAround(x: number, digits: number): number[] {
  const [mantissa, exponent] = Math.abs(x)
    .toExponential(digits - 1)
    .split("e");
  const whole = Number(mantissa.replace(".", ""));
  return [whole - 1, whole, whole + 1].map((n) => Math.sign(x) * Number(`${n}e${Number(exponent) - digits + 1}`));
}

function expectShortest(x: number): void {
  const text = float32ToShortest(x);
  const digits = significantDigits(text);
  const problems: string[] = [];
  if (!Object.is(Math.fround(Number(text)), x)) problems.push(`${text} does not read back to ${x}`);
  if (String(Number(text)) !== text) problems.push(`${text} is not in JavaScript's notation`);
  if (digits > 1)
    for (const shorter of decimalsAround(x, digits - 1))
      if (Math.fround(shorter) === x) problems.push(`${shorter} is shorter than ${text}`);
  if (problems.length > 0) expect.fail(problems.join("; "));
}

describe("float32ToShortest", () => {
  test("random bit patterns of every magnitude read back, and no shorter decimal does", () => {
    let tried = 0;
    for (const bits of bitPatterns(60_000, 0x9e3779b9)) {
      const x = float32OfBits(bits);
      if (!Number.isFinite(x) || x === 0) continue;
      expectShortest(x);
      tried++;
    }
    expect(tried).toBeGreaterThan(59_000);
  });

  test("embedding-sized numbers (1e-5 to 100) read back, and no shorter decimal does", () => {
    for (const bits of bitPatterns(60_000, 0x2545f491)) expectShortest(Math.fround(10 ** ((bits / 2 ** 32) * 7 - 5)));
  });

  test("subnormals, neighbours of powers of two and of ten, and both ends of the range are exact", () => {
    for (let bits = 1; bits < 2_000; bits++) expectShortest(float32OfBits(bits));
    for (let exponent = 1; exponent < 255; exponent++)
      for (const step of [-1, 0, 1]) expectShortest(float32OfBits((exponent << 23) + step));
    for (let exponent = -44; exponent <= 38; exponent++) {
      view.setFloat32(0, Math.fround(Number(`1e${exponent}`)));
      const bits = view.getUint32(0);
      for (const step of [-1, 0, 1]) expectShortest(float32OfBits(bits + step));
    }
    expect(float32ToShortest(float32OfBits(1))).toBe("1e-45");
    expect(float32ToShortest(float32OfBits(0x7f7fffff))).toBe("3.4028235e+38");
    expect(float32ToShortest(float32OfBits(0x00800000))).toBe("1.1754944e-38");
  });

  test("well-known values are written as a person would", () => {
    expect(float32ToShortest(Math.fround(0.1))).toBe("0.1");
    expect(float32ToShortest(Math.fround(1 / 3))).toBe("0.33333334");
    expect(float32ToShortest(16777216)).toBe("16777216");
    expect(float32ToShortest(0)).toBe("0");
    expect(float32ToShortest(-0)).toBe("-0");
    expect(float32ToShortest(-1.5)).toBe("-1.5");
    expect(float32ToShortest(Math.fround(1e-7))).toBe("1e-7");
  });

  test("what is not a finite float32 is refused", () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 0.1]) expect(() => float32ToShortest(x)).toThrow(RangeError);
  });
});
