import { expect, test } from "vitest";
import { labelledInput, labelledValues } from "./labelled-filter.ts";

test("each choice about labels asks the API exactly one question, and any asks none", () => {
  expect(labelledValues.map(labelledInput)).toEqual([
    {},
    { labelled: true },
    { label: "NORMAL" },
    { label: "CANCER" },
    { labelled: false },
  ]);
});
