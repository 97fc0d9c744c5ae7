import { describe, expect, test } from "vitest";
import { clouds } from "./clouds.fixture.ts";
import { METHODS } from "./methods.ts";
import { repeatOutOfFold } from "./repeat-out-of-fold.ts";
import { runExperiment } from "./run-experiment.ts";

const inputs = clouds();

describe.each(METHODS.map(({ id }) => id))("%s", (method) => {
  const config = { method, parameters: {}, nSplits: 5, seed: 3 };
  const repeats = repeatOutOfFold(inputs, config, 3);

  test("the first repeat is the experiment itself, bit for bit", () => {
    expect(repeats[0]).toEqual(runExperiment(inputs, config).outOfFold);
  });

  test("the others score the same rows with other folds, and do not depend on how many are asked for", () => {
    for (const repeat of repeats) {
      expect(Array.from(repeat, Number.isNaN)).toEqual(Array.from(inputs.labels, (label) => label === -1));
    }
    expect(repeats[1]).not.toEqual(repeats[0]);
    expect(repeats[2]).not.toEqual(repeats[1]);
    expect(repeatOutOfFold(inputs, config, 2)).toEqual(repeats.slice(0, 2));
  });
});

test("progress counts the folds of all repeats", () => {
  const seen: [number, number][] = [];
  const config = { method: "labelSpreading", parameters: {}, nSplits: 2, seed: 0 };
  repeatOutOfFold(inputs, config, 2, { onProgress: (done, total) => seen.push([done, total]) });
  expect(seen).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
});

test("no repeat at all is refused", () => {
  const config = { method: "labelSpreading", parameters: {}, nSplits: 2, seed: 0 };
  expect(() => repeatOutOfFold(inputs, config, 0)).toThrow("nRepeats is 0");
});
