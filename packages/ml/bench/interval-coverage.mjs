// How often the intervals of an experiment's figures hold what they are about, on drawn data whose truth is known.
// Usage: node bench/interval-coverage.mjs [RUNS, default 200] [ROWS, default 100] [REPEATS, default 5]. Build first.

import { accuracy } from "@brainscan/ml/metrics/accuracy";
import { brierScore } from "@brainscan/ml/metrics/brier-score";
import { confusionAt } from "@brainscan/ml/metrics/confusion";
import { logLoss } from "@brainscan/ml/metrics/log-loss";
import { recall } from "@brainscan/ml/metrics/recall";
import { rocAuc } from "@brainscan/ml/metrics/roc-auc";
import { specificity } from "@brainscan/ml/metrics/specificity";
import { splitFold } from "@brainscan/ml/protocol/fold-rows";
import { dealFolds, foldRows, prepareExperiment } from "@brainscan/ml/protocol/prepare-experiment";
import { runExperiment } from "@brainscan/ml/protocol/run-experiment";
import { NO_FOLD } from "@brainscan/ml/protocol/stratified-group-folds";
import { trainFold } from "@brainscan/ml/protocol/train-fold";
import { drawNormal } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";

const RUNS = Number(process.argv[2] ?? 200);
const ROWS = Number(process.argv[3] ?? 100);
const REPEATS = Number(process.argv[4] ?? 5);
const COLS = 16;
/** Rows that stand for the population: its figures are known to about 0.006. */
const POPULATION = 5000;
const SETTINGS = [
  { apart: 1.4, cancers: 0.5, control: "NONE" },
  { apart: 2.4, cancers: 0.5, control: "NONE" },
  { apart: 1.4, cancers: 0.2, control: "NONE" },
  { apart: 1.4, cancers: 0.5, control: "SHUFFLED_LABELS" },
  { apart: 1.4, cancers: 0.2, control: "SHUFFLED_LABELS" },
];

/** What a model attains on the population: its scores, their calibration, and its threshold. */
const FIGURES = {
  rocAuc: (labels, { scores }) => rocAuc(labels, scores),
  recall: (labels, { scores }) => recall(confusionAt(labels, scores)),
  accuracy: (labels, { scores }) => accuracy(confusionAt(labels, scores)),
  logLoss: (labels, { calibrated }) => logLoss(labels, calibrated),
  brier: (labels, { calibrated }) => brierScore(labels, calibrated),
  brierRaw: (labels, { scores }) => brierScore(labels, scores),
  recallAtTarget: (labels, { scores, threshold }) => recall(confusionAt(labels, scores, threshold)),
  specificityAtTarget: (labels, { scores, threshold }) => specificity(confusionAt(labels, scores, threshold)),
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

/** The figures of every fold's model, and of the model of all rows, on the population. */
async function truths(inputs, config, population) {
  const experiment = await prepareExperiment(inputs, config);
  const measured = async (rows) => {
    const model = await trainFold(experiment, rows, { seed: config.seed });
    const scores = await model.score({ features: population.features, views: {} });
    const seen = { scores, calibrated: model.calibration.calibrate(scores), threshold: model.calibration.threshold };
    return Object.fromEntries(Object.entries(FIGURES).map(([id, of]) => [id, of(population.labels, seen)]));
  };
  const perFold = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const deal = dealFolds(experiment, repeat);
    for (let fold = 0; fold < config.protocol.nSplits; fold++)
      perFold.push(await measured(foldRows(experiment, deal, repeat, fold)));
  }
  const final = await measured(splitFold(experiment.inputs, new Int32Array(ROWS).fill(NO_FOLD), 0));
  return { perFold, final };
}

for (const setting of SETTINGS) {
  const population = draw(POPULATION, setting, createRandom(0, "population"));
  const isControl = setting.control !== "NONE";
  const ids = isControl ? ["rocAuc"] : Object.keys(FIGURES);
  const found = [];
  for (let run = 0; run < RUNS; run++) {
    const inputs = draw(ROWS, setting, createRandom(run, "sample"));
    const protocol = {
      nSplits: 5,
      nRepeats: REPEATS,
      setting: "INDUCTIVE",
      control: setting.control,
      nLabels: null,
      recallTarget: 0.95,
    };
    const config = {
      method: "logisticRegression",
      parameters: { C: 0.1 },
      representation: { kind: "raw" },
      protocol,
      seed: run,
    };
    const { figures } = await runExperiment(inputs, config);
    // Labels dealt at random hold nothing to be learned: every model's area is one half.
    const known = isControl ? { perFold: [{ rocAuc: 0.5 }], final: { rocAuc: 0.5 } } : null;
    found.push({ figures, ...(known ?? (await truths(inputs, config, population))) });
  }
  const { apart, cancers, control } = setting;
  console.log(
    `apart ${apart}, ${100 * cancers} % cancers, ${control}, ${ROWS} labelled rows x ${COLS}, ${REPEATS} x 5 folds, ${RUNS} runs`,
  );
  for (const id of ids) {
    const expected = mean(found.map(({ perFold }) => mean(perFold.map((each) => each[id]))));
    const rows = found.flatMap(({ figures, perFold, final }) => {
      const { value, interval } = figures.find((figure) => figure.id === id);
      if (!interval) return [];
      const holds = (truth) => Number(interval.low <= truth && truth <= interval.high);
      return [
        {
          value,
          width: interval.high - interval.low,
          these: holds(mean(perFold.map((each) => each[id]))),
          expected: holds(expected),
          final: holds(final[id]),
        },
      ];
    });
    const share = (of) => `${(100 * mean(rows.map(of))).toFixed(1)} %`;
    console.log(
      `  ${id.padEnd(19)} truth ${expected.toFixed(3)}, mean figure ${mean(rows.map(({ value }) => value)).toFixed(3)}, covers: these fold models ${share(({ these }) => these)}, models of as many rows ${share(({ expected }) => expected)}, the final model ${share(({ final }) => final)}; width ${mean(rows.map(({ width }) => width)).toFixed(3)}; no interval in ${RUNS - rows.length}`,
    );
  }
}
