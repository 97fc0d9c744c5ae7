import { expect, test } from "vitest";
import { takeTurns } from "./take-turns.ts";

/** Steps of a loop that were made before a macrotask queued at its start ran. */
async function stepsBeforeOthers(steps: number, work: number, workBetween: number): Promise<number> {
  let made = 0;
  let seen = steps;
  setImmediate(() => {
    seen = made;
  });
  const afterWork = takeTurns(undefined, workBetween);
  for (; made < steps; made++) await afterWork(work);
  return seen;
}

test("others wait for the work between two turns, and no longer", async () => {
  expect(await stepsBeforeOthers(100, 1, 10)).toBe(9);
  expect(await stepsBeforeOthers(100, 5, 10)).toBe(1);
  expect(await stepsBeforeOthers(100, 1, 1000)).toBe(100);
});

test("an endless loop ends with the reason of a signal aborted from outside", async () => {
  const controller = new AbortController();
  setImmediate(() => controller.abort(new Error("stopped from outside")));
  const afterWork = takeTurns(controller.signal, 1000);
  const loop = async () => {
    for (;;) await afterWork(1);
  };
  await expect(loop()).rejects.toThrow("stopped from outside");
});
