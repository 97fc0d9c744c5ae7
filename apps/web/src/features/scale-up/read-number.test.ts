import { expect, test } from "vitest";
import { readNumber, writeNumber } from "./read-number.ts";

const any = { min: 0, max: 1e12 };

test("a number is read as its language writes it", () => {
  expect(readNumber("4,000,000", "en", any)).toBe(4_000_000);
  expect(readNumber("4 000 000", "fr", any)).toBe(4_000_000);
  expect(readNumber("0,5", "fr", any)).toBe(0.5);
  expect(readNumber("0.5", "en", any)).toBe(0.5);
  expect(readNumber("1e6", "en", any)).toBe(1_000_000);
  expect(readNumber("1\u202f500", "fr", any)).toBe(1500);
});

test("what is no number, or none that the field takes, is none", () => {
  for (const written of ["", "abc", "-1", "1.2.3", "NaN", "Infinity", "0x10"])
    expect(readNumber(written, "en", any)).toBeNull();
  expect(readNumber("0", "en", { min: 1, max: 10 })).toBeNull();
  expect(readNumber("1.5", "en", { min: 1, max: 10, whole: true })).toBeNull();
});

test("what a field shows can be read back", () => {
  for (const locale of ["en", "fr"])
    for (const value of [0.00125, 4_000_000, 0.1992, 1e-7])
      expect(readNumber(writeNumber(value, locale), locale, any)).toBe(value);
});
