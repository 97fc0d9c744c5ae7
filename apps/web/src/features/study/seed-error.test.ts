import { expect, test } from "vitest";
import { seedError } from "./seed-error.ts";

test("a seed is a whole number that fits the API's Int", () => {
  expect(["0", "42", "2147483647"].map(seedError)).toEqual([false, false, false]);
  expect(["", "-1", "1.5", "2147483648", "abc"].map(seedError)).toEqual([true, true, true, true, true]);
});
