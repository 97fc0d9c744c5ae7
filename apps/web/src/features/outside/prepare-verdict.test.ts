import { expect, test } from "vitest";
import { prepareVerdict } from "./prepare-verdict.ts";

const area = (value: number, low: number, high: number) => ({
  value,
  interval: { low, high, level: 0.95, method: "nadeau-bengio" },
  reason: null,
});
const found = area(0.97, 0.93, 1);

test.each([
  [0.98, "inside"],
  [0.93, "inside"],
  [0.9, "below"],
  [null, null],
] as const)("a claim of %s lies %s", (claim, claimLies) => {
  expect(prepareVerdict({ claim, found, withoutLeaks: null, leaking: null })).toMatchObject({ claimLies, clean: null });
});

test("where images leaked, the claim is held against the figure without them", () => {
  const verdict = prepareVerdict({ claim: 0.98, found, withoutLeaks: area(0.9, 0.85, 0.95), leaking: 3 });
  expect(verdict).toMatchObject({
    claimLies: "above",
    found: { value: 0.97 },
    clean: { images: 3, measured: { known: true, value: 0.9, low: 0.85, high: 0.95 } },
  });
});

test("a figure that could not be computed says why, one without an interval judges no claim", () => {
  const none = { value: null, interval: null, reason: "TOO_FEW_FOLDS" };
  expect(prepareVerdict({ claim: 0.9, found: none, withoutLeaks: null, leaking: null })).toEqual({
    ...{ claim: 0.9, claimLies: null, clean: null },
    found: { known: false, reason: "TOO_FEW_FOLDS" },
  });
  const bare = { value: 1, interval: null, reason: "NO_SPREAD" };
  expect(prepareVerdict({ claim: 1, found: bare, withoutLeaks: null, leaking: null })).toMatchObject({
    claimLies: null,
    found: { known: true, value: 1, low: null },
  });
});
