import type { RunRow } from "@brainscan/db/queries/runs";
import { expect, it } from "vitest";
import { rateOf, remainingMsOf } from "./mappers.ts";

const start = new Date("2026-01-01T00:00:00Z");
const later = new Date("2026-01-01T00:00:10Z");
const run = { status: "RUNNING", stageStartedAt: start, done: 50, total: 200 } as RunRow;

it("gives the rate and the time left of the stage, and nothing while they are unknown", () => {
  expect(rateOf(run, later)).toBe(5);
  expect(remainingMsOf(run, later)).toBe(30_000);
  expect(rateOf({ ...run, done: 0 }, later)).toBeNull();
  expect(remainingMsOf({ ...run, total: 0 }, later)).toBeNull();
  expect(rateOf({ ...run, status: "DONE" }, later)).toBeNull();
  expect(rateOf(run, start)).toBeNull();
});
