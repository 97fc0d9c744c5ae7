import { describe, expect, test } from "vitest";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { smallParameters, withViews } from "../registry/contract.fixture.ts";
import { takeSample } from "../registry/learner.ts";
import { CLASSIFIERS } from "../registry/methods.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentInputs, ExperimentResult, FoldResult } from "./experiment.ts";
import { fitAndScore } from "./fit-and-score.ts";
import { keyOrder } from "./order-by-key.ts";
import { runExperiment } from "./run-experiment.ts";

const drawn = clouds({ n: 72, nLabelled: 40 });
const plain = { ...drawn, ...withViews(drawn.features) };
const keyed = { ...plain, keys: Array.from(plain.labels, (_, row) => `image ${(row * 37) % 79}`) };
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

describe.each(CLASSIFIERS.map((method) => [method.id, smallParameters(method, 72)] as const))(
  "%s: the same keys in another order",
  (method, parameters) => {
    const config = configOf(method, { parameters, nSplits: 3, nRepeats: 2, seed: 2 });

    test("give the same folds, figures, curve and scores, bit for bit", async () => {
      const [found, movedFound] = [await runExperiment(keyed, config), await runExperiment(moved(keyed), config)];
      for (const name of ["figures", "roc", "precisionRecall"] as const) expect(movedFound[name]).toEqual(found[name]);
      const named = ({ rows, ...fold }: FoldResult, keys: readonly string[]) => ({
        ...fold,
        keys: rows.map((row) => keys[row]),
      });
      const movedKeys = moved(keyed).keys ?? [];
      expect(movedFound.folds.map((fold) => named(fold, movedKeys))).toEqual(
        found.folds.map((fold) => named(fold, keyed.keys)),
      );
      const lists = (of: ExperimentResult) => [of.outOfFold, of.calibrated, ...of.repeats];
      expect(lists(movedFound).map((list) => Array.from(list))).toEqual(lists(found).map(back));
      const final = await fitAndScore(keyed, config, found.folds, found.outOfFold);
      const movedFinal = await fitAndScore(moved(keyed), config, movedFound.folds, movedFound.outOfFold);
      expect(Array.from(movedFinal.scores)).toEqual(back(final.scores));
      expect(Array.from(movedFinal.calibrated ?? [])).toEqual(back(final.calibrated ?? new Float64Array(0)));
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
  const config = configOf("labelSpreading");
  await expect(runExperiment({ ...plain, keys: ["a"] }, config)).rejects.toThrow("72 rows, keys has 1 entries");
});
