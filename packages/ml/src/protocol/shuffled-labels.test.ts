import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { correctedT } from "../metrics/corrected-t.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { configOf } from "./config.fixture.ts";
import { evaluateFold } from "./evaluate-fold.ts";
import type { ExperimentInputs, FoldResult } from "./experiment.ts";
import { dealFolds, foldRows, prepareExperiment } from "./prepare-experiment.ts";
import { rocAucFigures } from "./roc-auc-figures.ts";

const SETS = 400;
const [N_SPLITS, N_REPEATS] = [5, 5];

/** Classes that are easy to tell apart, until their labels are shuffled. */
function drawSet(seed: number): ExperimentInputs {
  const random = createRandom(seed, "shuffled sets");
  const labels = Int8Array.from({ length: 30 }, (_, row) => row % 2);
  const rows = Array.from(labels, (label) => [drawNormal(random) + 2 * label, drawNormal(random)]);
  return { features: matrixFromRows(rows), labels, groups: Int32Array.from(labels.keys()) };
}

/** The folds of runExperiment, without the resamples of its other figures. */
async function shuffledFolds(seed: number): Promise<{ inputs: ExperimentInputs; folds: FoldResult[] }> {
  const choices = { control: "SHUFFLED_LABELS", nSplits: N_SPLITS, nRepeats: N_REPEATS, seed } as const;
  const experiment = await prepareExperiment(drawSet(seed), configOf("linearDiscriminant", choices));
  const folds: FoldResult[] = [];
  for (let repeat = 0; repeat < N_REPEATS; repeat++) {
    const deal = dealFolds(experiment, repeat);
    for (let fold = 0; fold < N_SPLITS; fold++) {
      const rows = foldRows(experiment, deal, repeat, fold);
      folds.push(await evaluateFold(experiment, rows, { repeat, fold }));
    }
  }
  return { inputs: experiment.inputs, folds };
}

test("over sets with shuffled labels the area's interval holds one half at its nominal share", async () => {
  const [areas, misses] = [[] as number[], { below: 0, above: 0, asIndependent: 0 }];
  for (let seed = 0; seed < SETS; seed++) {
    const { inputs, folds } = await shuffledFolds(seed);
    const [area] = rocAucFigures(inputs, folds);
    areas.push(area.value ?? Number.NaN);
    if ((area.interval?.high ?? 0) < 0.5) misses.below++;
    if ((area.interval?.low ?? 1) > 0.5) misses.above++;
    // What the interval would be if 25 folds were as good as 25 draws of images.
    const naive = correctedT(
      folds.map(({ rocAuc }) => rocAuc ?? Number.NaN),
      1 / (N_SPLITS - 1),
    )?.interval;
    if (!naive || naive.high < 0.5 || naive.low > 0.5) misses.asIndependent++;
  }
  // Of 400 sets a share of 5 % misses 20, with a deviation of 4.4: within three of them, too many or too few.
  const missed = misses.below + misses.above;
  expect(missed).toBeGreaterThanOrEqual(7);
  expect(missed).toBeLessThanOrEqual(33);
  expect(misses.asIndependent).toBeGreaterThan(33);
  const mean = areas.reduce((sum, area) => sum + area, 0) / SETS;
  const deviation = Math.sqrt(areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / (SETS - 1));
  expect(Math.abs(mean - 0.5)).toBeLessThan((3 * deviation) / Math.sqrt(SETS));
});
