import { describe, expect, test } from "vitest";
import { takeRows } from "../matrix/matrix.ts";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { clouds } from "./clouds.fixture.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { METHODS } from "./methods.ts";
import { keyOrder } from "./order-by-key.ts";
import { repeatOutOfFold } from "./repeat-out-of-fold.ts";
import { fitAndScore, runExperiment } from "./run-experiment.ts";

const plain = clouds();
const keyed = { ...plain, keys: Array.from(plain.labels, (_, row) => `image ${(row * 37) % 127}`) };
const order = shuffle(Array.from(plain.labels.keys()), createRandom(8));

/** The same rows, and the same families under other numbers, in another order. */
function moved<T extends ExperimentInputs>(inputs: T): T {
  return {
    ...inputs,
    features: takeRows(inputs.features, order),
    labels: Int8Array.from(order, (row) => inputs.labels[row]),
    groups: Int32Array.from(order, (row) => 1000 - inputs.groups[row]),
    keys: inputs.keys && order.map((row) => inputs.keys?.[row]),
  };
}

const back = (scores: Float64Array) => order.map((row) => scores[row]);

describe.each(METHODS.map(({ id }) => id))("%s: the same keys in another order", (method) => {
  const config = { method, parameters: {}, nSplits: 5, seed: 2 };

  test("give the same folds, figures, curve and scores, bit for bit", () => {
    const { outOfFold, ...found } = runExperiment(keyed, config);
    const { outOfFold: movedScores, ...movedFound } = runExperiment(moved(keyed), config);
    expect(movedFound).toEqual(found);
    expect(Array.from(movedScores)).toEqual(back(outOfFold));
    expect(Array.from(fitAndScore(moved(keyed), config))).toEqual(back(fitAndScore(keyed, config)));
    const repeats = repeatOutOfFold(keyed, config, 2).map(back);
    expect(repeatOutOfFold(moved(keyed), config, 2).map((scores) => Array.from(scores))).toEqual(repeats);
  });

  test("give other folds without their keys: the comparison above can fail", () => {
    const scores = runExperiment(plain, config).outOfFold;
    expect(Array.from(runExperiment(moved(plain), config).outOfFold)).not.toEqual(back(scores));
  });
});

test("keys sort by code unit, equal ones keep their order; a key too few is refused", () => {
  expect(Array.from(keyOrder(["b", "a", "B", "a", "é"]))).toEqual([2, 1, 3, 0, 4]);
  const config = { method: "labelSpreading", parameters: {}, nSplits: 5, seed: 2 };
  expect(() => runExperiment({ ...plain, keys: ["a"] }, config)).toThrow("120 rows, keys has 1 entries");
});
