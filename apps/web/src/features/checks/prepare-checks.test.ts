import { expect, test } from "vitest";
import type { ChecksPanelFragment } from "../../generated/graphql.ts";
import { prepareChecks, readThreshold } from "./prepare-checks.ts";

type Check = ChecksPanelFragment["checks"][number];

function check(changes: Partial<Check> = {}, definition: Partial<Check["definition"]> = {}): Check {
  return {
    id: "recallAtTarget",
    status: "NOT_DECIDABLE",
    value: 0.946,
    n: 50,
    interval: { low: 0.84, high: 0.98, level: 0.95 },
    visibleFrom: null,
    evidence: { message: "94.6% found" },
    link: "/#champion",
    ...changes,
    definition: {
      id: "recallAtTarget",
      title: "Recall",
      rule: "Find them",
      judgedBy: "INTERVAL",
      comparator: "AT_LEAST",
      threshold: 0.95,
      unit: "SHARE",
      minimum: 0.5,
      maximum: 0.999,
      whole: false,
      change: null,
      ...definition,
    },
  };
}

test("a value next to its threshold is never printed as the threshold itself", () => {
  const digits = (value: number, threshold: number) => prepareChecks([check({ value }, { threshold })]).rows[0].digits;
  expect(digits(0.8, 0.95)).toBe(0);
  expect(digits(0.946, 0.95)).toBe(1);
  expect(digits(0.9496, 0.95)).toBe(2);
  expect(digits(0.95, 0.95)).toBe(0);
});

test("checks keep the order of the work, and failures are counted first", () => {
  const { rows, counts } = prepareChecks([
    check({ id: "a", status: "PASS" }),
    check({ id: "b", status: "FAIL" }),
    check({ id: "c", status: "PASS" }),
  ]);
  expect(rows.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(counts).toEqual([
    { status: "FAIL", count: 1 },
    { status: "PASS", count: 2 },
  ]);
});

test("a link is a page and a place on it", () => {
  expect(prepareChecks([check()]).rows[0].page).toEqual({ path: "/", hash: "#champion" });
  expect(prepareChecks([check({ link: "/data/" })]).rows[0].page).toEqual({ path: "/data/", hash: "" });
});

test("who changed a threshold, from what, and that results were in stays beside it", () => {
  const change = { changedBy: "Léa", changedAt: "2026-11-20T10:00:00Z", previous: 0.95, afterResults: true };
  expect(prepareChecks([check({}, { threshold: 0.9, change })]).rows[0]).toMatchObject({
    threshold: 0.9,
    change: { by: "Léa", at: "2026-11-20T10:00:00Z", from: 0.95, afterResults: true },
  });
});

test("a check that allows one threshold alone offers no other", () => {
  expect(prepareChecks([check()]).rows[0].editable).toBe(true);
  expect(prepareChecks([check({}, { minimum: 0, maximum: 0 })]).rows[0].editable).toBe(false);
});

test("a threshold is read with a point or a comma, within its bounds, whole where it counts", () => {
  const share = { minimum: 0.5, maximum: 0.999, whole: false };
  expect(readThreshold(" 0,9 ", share)).toBe(0.9);
  expect(readThreshold("0.9", share)).toBe(0.9);
  for (const wrong of ["", "0.4", "1", "abc", "0.9.1", "9e-1", "1,000"]) expect(readThreshold(wrong, share)).toBeNull();
  expect(readThreshold("2.5", { minimum: 0, maximum: 10, whole: true })).toBeNull();
  expect(readThreshold("2", { minimum: 0, maximum: 10, whole: true })).toBe(2);
});
