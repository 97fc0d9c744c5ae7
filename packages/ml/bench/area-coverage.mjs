// How often Nadeau and Bengio's interval of the area under the ROC curve holds the truth, by its degrees of freedom, on
// drawn data whose truth is known: one half with shuffled labels, else the fold models' mean area on further rows.
// Usage: node bench/area-coverage.mjs [RUNS, default 300]. Build first.

import { correctedT } from "@brainscan/ml/metrics/corrected-t";
import { rocAuc } from "@brainscan/ml/metrics/roc-auc";
import { dealFolds, foldRows, prepareExperiment } from "@brainscan/ml/protocol/prepare-experiment";
import { trainFold } from "@brainscan/ml/protocol/train-fold";
import { drawNormal } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";
import { takeSample } from "@brainscan/ml/registry/learner";

const RUNS = Number(process.argv[2] ?? 300);
const [SPLITS, REPEATS, POPULATION] = [5, 5, 4000];
const SETTINGS = [
  { rows: 40, cols: 3, apart: 0, cancers: 0.5, method: "linearDiscriminant" },
  { rows: 99, cols: 64, apart: 0, cancers: 0.5, method: "logisticRegression" },
  { rows: 99, cols: 16, apart: 0, cancers: 0.2, method: "logisticRegression" },
  { rows: 99, cols: 16, apart: 0, cancers: 0.5, method: "kNearestNeighbors" },
  { rows: 100, cols: 16, apart: 1.4, cancers: 0.5, method: "logisticRegression" },
  { rows: 99, cols: 16, apart: 2.4, cancers: 0.5, method: "logisticRegression" },
];

/** Two normal clouds, `apart` deviations from each other. */
function draw(rows, { cols, apart, cancers }, random) {
  const labels = Int8Array.from({ length: rows }, (_, row) => (row < Math.round(rows * cancers) ? 1 : 0));
  const data = Float32Array.from(
    { length: rows * cols },
    (_, at) => drawNormal(random) + (labels[Math.floor(at / cols)] * apart) / Math.sqrt(cols),
  );
  return { features: { data, rows, cols }, labels, groups: Int32Array.from(labels.keys()) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Areas of all folds, and what the first repeat's models attain on the population. */
async function areasOf(setting, run, population) {
  const { rows, apart, method } = setting;
  const inputs = draw(rows, setting, createRandom(run, "s"));
  const experiment = await prepareExperiment(inputs, {
    method,
    parameters: method === "logisticRegression" ? { C: 0.1 } : {},
    representation: { kind: "raw" },
    seed: run,
    protocol: {
      nSplits: SPLITS,
      nRepeats: REPEATS,
      setting: "INDUCTIVE",
      control: apart === 0 ? "SHUFFLED_LABELS" : "NONE",
      // A draw of all labels: the same folds, without their calibration, which the area has no use for.
      nLabels: rows,
      recallTarget: 0.95,
    },
  });
  const { features, labels } = experiment.inputs;
  const [areas, truths] = [[], []];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const deal = dealFolds(experiment, repeat);
    for (let fold = 0; fold < SPLITS; fold++) {
      const held = foldRows(experiment, deal, repeat, fold);
      const model = await trainFold(experiment, held, { seed: run });
      const truth = held.test.map((row) => labels[row]);
      areas.push(rocAuc(truth, await model.score(takeSample({ features, views: {} }, held.test))));
      if (apart > 0 && repeat === 0)
        truths.push(rocAuc(population.labels, await model.score({ features: population.features, views: {} })));
    }
  }
  return { areas, truth: apart === 0 ? 0.5 : mean(truths) };
}

for (const setting of SETTINGS) {
  const population = draw(POPULATION, setting, createRandom(0, "pop"));
  const found = [];
  for (let run = 0; run < RUNS; run++) found.push(await areasOf(setting, run, population));
  const truth = mean(found.map((each) => each.truth));
  const holds = (areas, degreesOfFreedom) => {
    const interval = correctedT(areas, 1 / (SPLITS - 1), 0.95, degreesOfFreedom)?.interval;
    return interval && interval.low <= truth && truth <= interval.high ? 1 : 0;
  };
  const share = (of) => `${(100 * mean(found.map(({ areas }) => of(areas)))).toFixed(1)} %`;
  console.log(
    `${JSON.stringify(setting)}, ${RUNS} runs: truth ${truth.toFixed(3)}, mean area ${mean(found.map(({ areas }) => mean(areas))).toFixed(4)}; holds: 1 x 5 ${share((areas) => holds(areas.slice(0, SPLITS), SPLITS - 1))}, 5 x 5 with 24 degrees ${share((areas) => holds(areas, SPLITS * REPEATS - 1))}, with 4 ${share((areas) => holds(areas, SPLITS - 1))}`,
  );
}
