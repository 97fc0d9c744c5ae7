import { expect, test } from "vitest";
import { splitDuration } from "./duration.ts";

test("seconds are dropped once there are hours", () => {
  expect(splitDuration(3_725_000)).toEqual({ hours: 1, minutes: 2, seconds: 0 });
});

test("a length rounds to the nearest second and carries into minutes", () => {
  expect(splitDuration(59_600)).toEqual({ hours: 0, minutes: 1, seconds: 0 });
  expect(splitDuration(400)).toEqual({ hours: 0, minutes: 0, seconds: 0 });
});

test("a clock that went backwards is no time at all", () => {
  expect(splitDuration(-5)).toEqual({ hours: 0, minutes: 0, seconds: 0 });
});
