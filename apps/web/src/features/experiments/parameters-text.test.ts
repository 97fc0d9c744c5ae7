import { expect, test } from "vitest";
import { parametersText } from "./parameters-text.ts";

test("every parameter is written, the seed last", () => {
  expect(parametersText({ C: 1, kernel: "knn", balanced: true }, 3)).toBe(
    "C = 1, kernel = knn, balanced = true, seed = 3",
  );
});

test("a method without parameters still names its seed", () => {
  expect(parametersText(null, 0)).toBe("seed = 0");
});
