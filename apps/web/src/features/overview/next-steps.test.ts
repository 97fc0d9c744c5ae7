import { expect, test } from "vitest";
import { nextSteps } from "./next-steps.ts";

const counts = { normal: 50, cancer: 47, conflictingLabels: 0, labelledAlsoUnlabelled: 0 };
const done = { status: "DONE" as const, stale: false };
const finished = {
  stale: false,
  decisions: { normal: 900, cancer: 300, review: 210 },
  decisionRule: { status: "ESTIMATED" as const, labelsNeeded: 40 },
};
const kinds = (state: Parameters<typeof nextSteps>[0]) => nextSteps(state).map((step) => step.kind);

test("fresh data asks for a study first", () => {
  expect(kinds({ counts, importing: false, latestStudy: null, finished: null })).toEqual(["startStudy"]);
});

test("a study made before the data changed is done again before its results are reviewed", () => {
  expect(kinds({ counts, importing: false, latestStudy: { ...done, stale: true }, finished })).toEqual([
    "studyAgain",
    "readAtRandom",
    "review",
    "exploreMap",
  ]);
});

test("a running study is waited for, not started twice", () => {
  expect(kinds({ counts, importing: false, latestStudy: { status: "RUNNING", stale: false }, finished: null })).toEqual(
    ["waitForStudy"],
  );
});

test("labels of one class only are named as such", () => {
  expect(
    nextSteps({ counts: { ...counts, cancer: 0 }, importing: false, latestStudy: done, finished: null }),
  ).toContainEqual({
    kind: "addLabels",
    missing: "oneClass",
  });
});

test("a miss rate that is not certified asks for images read at random, and a certified one does not", () => {
  const stepsOf = (status: "NOT_DECIDABLE" | "ESTIMATED" | "CERTIFIED", labelsNeeded: number | null) =>
    nextSteps({
      counts,
      importing: false,
      latestStudy: done,
      finished: { ...finished, decisionRule: { status, labelsNeeded } },
    });
  expect(stepsOf("NOT_DECIDABLE", 12)).toContainEqual({ kind: "readAtRandom", needed: 12, status: "NOT_DECIDABLE" });
  expect(stepsOf("ESTIMATED", null)).toContainEqual({ kind: "readAtRandom", needed: null, status: "ESTIMATED" });
  expect(stepsOf("CERTIFIED", 0).map(({ kind }) => kind)).not.toContain("readAtRandom");
});

test("conflicting labels come before reviewing predictions that may rest on them", () => {
  const order = kinds({ counts: { ...counts, conflictingLabels: 2 }, importing: false, latestStudy: done, finished });
  expect(order.indexOf("lookAtConflicts")).toBeLessThan(order.indexOf("review"));
});

test("cancelling a further study does not ask for one again while finished results still hold", () => {
  const latestStudy = { status: "CANCELLED" as const, stale: false };
  expect(kinds({ counts, importing: false, latestStudy, finished })).toEqual(["readAtRandom", "review", "exploreMap"]);
  expect(kinds({ counts, importing: false, latestStudy, finished: { ...finished, stale: true } })[0]).toBe(
    "studyAgain",
  );
  expect(kinds({ counts, importing: false, latestStudy, finished: null })).toEqual(["startStudy"]);
});

test("nobody is asked to study images that are still arriving", () => {
  expect(kinds({ counts, importing: true, latestStudy: null, finished: null })).toEqual(["waitForImport"]);
});
