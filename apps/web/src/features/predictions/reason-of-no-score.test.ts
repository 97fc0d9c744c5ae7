import { expect, test } from "vitest";
import { reasonOfNoScore } from "./reason-of-no-score.ts";

test("contradictory labels are the reason only where a classifier scored the others", () => {
  expect(reasonOfNoScore(null, true, true)).toBe("CONFLICT");
  expect(reasonOfNoScore(null, true, null)).toBe("CONFLICT");
  expect(reasonOfNoScore(null, true, false)).toBe("NO_CLASSIFIER");
});

test("an image without a score and without contradiction is not said to be contradictory", () => {
  expect(reasonOfNoScore(null, false, true)).toBe("NOT_SCORED");
  expect(reasonOfNoScore(undefined, false, false)).toBe("NO_CLASSIFIER");
});

test("a score, zero included, needs no reason", () => {
  expect(reasonOfNoScore(0, true, true)).toBeNull();
  expect(reasonOfNoScore(0.4, false, null)).toBeNull();
});
