import { expect, test } from "vitest";
import { reportStatements } from "./report-statements.ts";

test("a sentence that stands elsewhere on the page is not said twice", () => {
  const report = { statements: ["It holds 10 images.", "No metadata came.", "For research."], seed: 0 };
  expect(reportStatements(report, ["No metadata came."])).toEqual(["It holds 10 images.", "For research."]);
});

test("a report that is missing or has another shape says nothing", () => {
  for (const report of [null, undefined, "text", {}, { statements: null }, { statements: [1, null] }])
    expect(reportStatements(report, [])).toEqual([]);
});
