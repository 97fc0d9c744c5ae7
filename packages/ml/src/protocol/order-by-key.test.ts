import { describe, expect, test } from "vitest";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { smallParameters, withViews } from "../registry/contract.fixture.ts";
import { takeSample } from "../registry/learner.ts";
import { CLASSIFIERS } from "../registry/methods.ts";
import { clouds } from "./clouds.fixture.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { keyOrder } from "./order-by-key.ts";
import { repeatOutOfFold } from "./repeat-out-of-fold.ts";
import { fitAndScore, runExperiment } from "./run-experiment.ts";

const drawn = clouds();
const plain = { ...drawn, ...withViews(drawn.features) };
const keyed = { ...plain, keys: Array.from(plain.labels, (_, row) => `image ${(row * 37) % 127}`) };
const order = shuffle(Array.from(plain.labels.keys()), createRandom(8));

/** The same rows, and the same families under other numbers, in another order. */
function moved(inputs: ExperimentInputs): ExperimentInputs {
  return {
    ...inputs,
    ...takeSample({ features: inputs.features, views: inputs.views ?? {} }, order),
    labels: Int8Array.from(order, (row) => inputs.labels[row]),
    groups: Int32Array.from(order, (row) => 1000 - inputs.groups[row]),
    keys: inputs.keys && order.map((row) => inputs.keys?.[row] ?? ""),
  };
}

const back = (scores: Float64Array) => order.map((row) => scores[row]);

describe.each(CLASSIFIERS.map((method) => [method.id, smallParameters(method, 120)] as const))(
  "%s: the same keys in another order",
  (method, parameters) => {
    const config = { method, parameters, nSplits: 3, seed: 2 };

    test("give the same folds, figures, curve and scores, bit for bit", async () => {
      const { outOfFold, ...found } = await runExperiment(keyed, config);
      const { outOfFold: movedScores, ...movedFound } = await runExperiment(moved(keyed), config);
      expect(movedFound).toEqual(found);
      expect(Array.from(movedScores)).toEqual(back(outOfFold));
      expect(Array.from(await fitAndScore(moved(keyed), config))).toEqual(back(await fitAndScore(keyed, config)));
      const repeats = (await repeatOutOfFold(keyed, config, 2)).map(back);
      const movedRepeats = await repeatOutOfFold(moved(keyed), config, 2);
      expect(movedRepeats.map((scores) => Array.from(scores))).toEqual(repeats);
    });

    test("give other folds without their keys: the comparison above can fail", async () => {
      const { outOfFold } = await runExperiment(plain, config);
      const other = await runExperiment(moved(plain), config);
      expect(Array.from(other.outOfFold)).not.toEqual(back(outOfFold));
    });
  },
);

test("keys sort by code unit, equal ones keep their order; a key too few is refused", async () => {
  expect(Array.from(keyOrder(["b", "a", "B", "a", "é"]))).toEqual([2, 1, 3, 0, 4]);
  const config = { method: "labelSpreading", parameters: {}, nSplits: 5, seed: 2 };
  await expect(runExperiment({ ...plain, keys: ["a"] }, config)).rejects.toThrow("120 rows, keys has 1 entries");
});
