import { expect, it } from "vitest";
import { collapseGrey } from "./collapse-grey.ts";

const LENGTHS = [1, 2, 3, 4, 5, 7, 8, 13];

function grey(nPixels: number): Uint8Array {
  return Uint8Array.from({ length: nPixels }, (_, i) => (i * 97 + 131) % 256);
}

/** R = G = B, at an offset of its buffer: a view need not be aligned. */
function repeated(values: Uint8Array, offset: number): Uint8Array {
  const rgb = new Uint8Array(new ArrayBuffer(values.length * 3 + offset), offset);
  for (let i = 0; i < rgb.length; i++) rgb[i] = values[Math.floor(i / 3)];
  return rgb;
}

it.each([0, 1, 2, 3, 4])("gives back the one channel, at byte offset %i", (offset) => {
  for (const length of LENGTHS) expect(collapseGrey(repeated(grey(length), offset))).toEqual(grey(length));
});

it("refuses when any single byte differs", () => {
  for (const offset of [0, 1])
    for (const length of LENGTHS)
      for (let i = 0; i < length * 3; i++) {
        const rgb = repeated(grey(length), offset);
        rgb[i] ^= 0x80;
        expect(collapseGrey(rgb)).toBeNull();
      }
});
