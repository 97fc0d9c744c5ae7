import { expect, test } from "vitest";
import { partRates } from "./part-rates.ts";

test("ten parts of the work have a rate each, and together took the time that all of it took", () => {
  const parts = partRates(1000, 500);
  // Ten items a tick; the second half is twice as slow.
  let now = 500;
  for (let done = 10; done <= 1000; done += 10) {
    now += done <= 500 ? 100 : 200;
    parts.at(done, now);
  }
  expect(parts.rates()).toEqual([100, 100, 100, 100, 100, 50, 50, 50, 50, 50]);
});

test("too few items to part have no rates, nor has a clock that stands still", () => {
  const few = partRates(99, 0);
  for (let done = 1; done <= 99; done++) few.at(done, done);
  expect(few.rates()).toEqual([]);
  const still = partRates(1000, 0);
  for (let done = 1; done <= 1000; done++) still.at(done, 0);
  expect(still.rates()).toEqual([]);
});
