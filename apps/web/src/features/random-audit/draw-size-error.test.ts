import { expect, test } from "vitest";
import { drawSizeError } from "./draw-size-error.ts";

test("only whole numbers from one to what is left to draw can be drawn", () => {
  expect(["1", "60", " 117 "].map((text) => drawSizeError(text, 117))).toEqual([false, false, false]);
  expect(["", "0", "-3", "1.5", "118", "ten", "1e2"].map((text) => drawSizeError(text, 117))).toEqual(
    Array(7).fill(true),
  );
});

test("no more than the API draws at once", () => {
  expect(drawSizeError("10000", 50_000)).toBe(false);
  expect(drawSizeError("10001", 50_000)).toBe(true);
});
