// How often the intervals of an experiment's figures hold what they are about, on drawn data whose truth is known.
// Usage: node bench/interval-coverage.mjs [RUNS, default 1000] [ROWS, default 100]. Build first.

import { accuracy } from "@brainscan/ml/metrics/accuracy";
import { brierScore } from "@brainscan/ml/metrics/brier-score";
import { confusionAt } from "@brainscan/ml/metrics/confusion";
import { logLoss } from "@brainscan/ml/metrics/log-loss";
import { recall } from "@brainscan/ml/metrics/recall";
import { rocAuc } from "@brainscan/ml/metrics/roc-auc";
import { chooseMethod } from "@brainscan/ml/protocol/choose-method";
import { foldStream } from "@brainscan/ml/protocol/cross-validate";
import { fitFold, splitFold } from "@brainscan/ml/protocol/fit-fold";
import { runExperiment } from "@brainscan/ml/protocol/run-experiment";
import { NO_FOLD, stratifiedGroupFolds } from "@brainscan/ml/protocol/stratified-group-folds";
import { drawNormal } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";

const RUNS = Number(process.argv[2] ?? 1000);
const ROWS = Number(process.argv[3] ?? 100);
const COLS = 16;
const SPLITS = 5;
/** Rows that stand for the population: its figures are known to about 0.004. */
const POPULATION = 10_000;
const SETTINGS = [
  { apart: 1.4, cancers: 0.5 },
  { apart: 2.4, cancers: 0.5 },
  { apart: 1.4, cancers: 0.2 },
];

const FIGURES = {
  rocAuc,
  recall: (labels, scores) => recall(confusionAt(labels, scores)),
  accuracy: (labels, scores) => accuracy(confusionAt(labels, scores)),
  logLoss,
  brier: brierScore,
};

/** Two normal clouds, `apart` deviations from each other. The class counts are fixed, as labelled sets are. */
function draw(rows, { apart, cancers }, random) {
  const data = new Float32Array(rows * COLS);
  const labels = Int8Array.from({ length: rows }, (_, row) => (row < Math.round(rows * cancers) ? 1 : 0));
  for (let at = 0; at < data.length; at++)
    data[at] = drawNormal(random) + (labels[Math.floor(at / COLS)] * apart) / Math.sqrt(COLS);
  return { features: { data, rows, cols: COLS }, labels, groups: Int32Array.from(labels.keys()) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

for (const setting of SETTINGS) {
  const population = draw(POPULATION, setting, createRandom(0, "population"));
  const found = [];
  for (let run = 0; run < RUNS; run++) {
    const inputs = draw(ROWS, setting, createRandom(run, "sample"));
    const config = { method: "logisticRegression", parameters: { C: 0.1 }, nSplits: SPLITS, seed: run };
    const { figures } = await runExperiment(inputs, config);
    const measured = async (folds, fold) => {
      const model = await fitFold(inputs, splitFold(inputs, folds, fold), chooseMethod(config), { seed: run });
      const scores = await model.score({ features: population.features, views: {} });
      return Object.fromEntries(Object.entries(FIGURES).map(([id, of]) => [id, of(population.labels, scores)]));
    };
    const folds = stratifiedGroupFolds(inputs.labels, inputs.groups, SPLITS, foldStream(run, 0));
    const perFold = [];
    for (let fold = 0; fold < SPLITS; fold++) perFold.push(await measured(folds, fold));
    const final = await measured(new Int32Array(ROWS).fill(NO_FOLD), 0);
    found.push({ figures, perFold, final });
  }
  console.log(
    `apart ${setting.apart}, ${100 * setting.cancers} % cancers, ${ROWS} labelled rows x ${COLS}, ${RUNS} runs`,
  );
  for (const id of Object.keys(FIGURES)) {
    const expected = mean(found.map(({ perFold }) => mean(perFold.map((each) => each[id]))));
    const rows = found.flatMap(({ figures, perFold, final }) => {
      const { interval } = figures.find((figure) => figure.id === id);
      if (!interval) return [];
      const holds = (truth) => Number(interval.low <= truth && truth <= interval.high);
      return [
        {
          width: interval.high - interval.low,
          these: holds(mean(perFold.map((each) => each[id]))),
          expected: holds(expected),
          final: holds(final[id]),
        },
      ];
    });
    const share = (of) => `${(100 * mean(rows.map(of))).toFixed(1)} %`;
    console.log(
      `  ${id.padEnd(9)} value ${expected.toFixed(3)}, covers: these fold models ${share(({ these }) => these)}, models of as many rows ${share(({ expected }) => expected)}, the final model ${share(({ final }) => final)}; width ${mean(rows.map(({ width }) => width)).toFixed(3)}; no interval in ${RUNS - rows.length}`,
    );
  }
}
