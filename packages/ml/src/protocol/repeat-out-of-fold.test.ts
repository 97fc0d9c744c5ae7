import { describe, expect, test } from "vitest";
import { smallParameters, withViews } from "../registry/contract.fixture.ts";
import { CLASSIFIERS } from "../registry/methods.ts";
import { clouds } from "./clouds.fixture.ts";
import { repeatOutOfFold } from "./repeat-out-of-fold.ts";
import { runExperiment } from "./run-experiment.ts";

const drawn = clouds();
const inputs = { ...drawn, ...withViews(drawn.features) };

describe.each(CLASSIFIERS.map((method) => [method.id, smallParameters(method, 120)] as const))(
  "%s",
  async (method, parameters) => {
    const config = { method, parameters, nSplits: 3, seed: 3 };
    const repeats = await repeatOutOfFold(inputs, config, 3);

    test("the first repeat is the experiment itself, bit for bit", async () => {
      expect(repeats[0]).toEqual((await runExperiment(inputs, config)).outOfFold);
    });

    test("the others score the same rows with other folds, and do not depend on how many are asked for", async () => {
      for (const repeat of repeats) {
        expect(Array.from(repeat, Number.isNaN)).toEqual(Array.from(inputs.labels, (label) => label === -1));
      }
      expect(repeats[1]).not.toEqual(repeats[0]);
      expect(repeats[2]).not.toEqual(repeats[1]);
      expect(await repeatOutOfFold(inputs, config, 2)).toEqual(repeats.slice(0, 2));
    });
  },
);

test("progress counts the folds of all repeats", async () => {
  const seen: [number, number][] = [];
  const config = { method: "labelSpreading", parameters: {}, nSplits: 2, seed: 0 };
  await repeatOutOfFold(inputs, config, 2, { onProgress: (done, total) => seen.push([done, total]) });
  expect(seen).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
});

test("no repeat at all is refused", async () => {
  const config = { method: "labelSpreading", parameters: {}, nSplits: 2, seed: 0 };
  await expect(repeatOutOfFold(inputs, config, 0)).rejects.toThrow("nRepeats is 0");
});
