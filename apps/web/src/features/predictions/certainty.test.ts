import { expect, test } from "vitest";
import { certainty } from "./certainty.ts";

test("certainty is the distance to one half, whichever class is likelier", () => {
  expect(certainty(0.5)).toBe(0);
  expect(certainty(0)).toBe(certainty(1));
  expect(certainty(0.9)).toBeCloseTo(0.4);
});
