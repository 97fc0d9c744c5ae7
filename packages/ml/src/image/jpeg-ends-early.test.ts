import { expect, it } from "vitest";
import { jpegEndsEarly } from "./jpeg-ends-early.ts";

const scan = [0xff, 0xda, 0x00, 0x02, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

it("a JPEG with its end marker does not end early, whatever stands in its segments", () => {
  const commentWithEnd = [0xff, 0xfe, 0x00, 0x04, 0xff, 0xd9];
  expect(jpegEndsEarly(Uint8Array.from([0xff, 0xd8, ...commentWithEnd, ...scan, 0xff, 0xd9]))).toBe(false);
  expect(jpegEndsEarly(Uint8Array.from([0xff, 0xd8, ...commentWithEnd, ...scan]))).toBe(true);
});

it("a JPEG cut at any byte before the last ends early", () => {
  const whole = Uint8Array.from([0xff, 0xd8, ...scan, ...scan, 0xff, 0xff, 0xd9]);
  expect(jpegEndsEarly(whole)).toBe(false);
  for (let length = 2; length < whole.length; length++) expect(jpegEndsEarly(whole.subarray(0, length))).toBe(true);
});
