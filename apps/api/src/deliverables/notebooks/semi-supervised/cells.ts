// %% [markdown] question

// %% load
import { createDraw } from "@brainscan/notebook/draw";
import { estimateOf, figureOf } from "@brainscan/notebook/estimate";
import { readStudy } from "@brainscan/notebook/read-study";
import type { ReportedExperiment } from "@brainscan/notebook/study-report";
import { display } from "tslab";

const study = readStudy("..");
const { report, images } = study;
const draw = createDraw(report.language);

// %% [markdown] folds

// %% check-folds
const folds = study.table("folds");
const whereOf = new Map<string, Set<string>>();
for (const { family, repeat, fold } of folds) {
  const key = `${repeat}, ${family}`;
  whereOf.set(key, (whereOf.get(key) ?? new Set()).add(fold));
}
const straddling = [...whereOf.values()].filter((places) => places.size > 1).length;
const repeats = [...new Set(folds.map(({ repeat }) => repeat))];
display.html(
  draw.table(
    repeats.map((repeat) => {
      const ofRepeat = folds.filter((row) => row.repeat === repeat);
      const count = (label: string) =>
        ofRepeat.filter((row) => row.label === label).length;
      return {
        "repeat": Number(repeat),
        "folds": new Set(ofRepeat.map(({ fold }) => fold)).size,
        "held-out normal": count("0"),
        "held-out cancer": count("1"),
      };
    }),
  ),
);
console.log("families on both sides of a fold:", straddling);

// %% [markdown] metric

// %% recompute-metrics
import { confusionAt } from "@brainscan/ml/metrics/confusion";
import { recall } from "@brainscan/ml/metrics/recall";
import { rocAuc } from "@brainscan/ml/metrics/roc-auc";

const scores = study.table("scores").filter(({ role }) => role === "CANDIDATE");
const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const groupBy = <Row>(rows: Row[], keyOf: (row: Row) => string) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
};
const measured = report.experiments.flatMap((experiment) => {
  const rows = scores.filter((row) => row.experiment === experiment.id);
  const areas = groupBy(rows, ({ repeat, fold }) => `${repeat}, ${fold}`).map((fold) =>
    rocAuc(
      fold.map(({ label }) => Number(label)),
      fold.map(({ score }) => Number(score)),
    ),
  );
  // An image's score is the mean over repeats; from 0.5 on it is called cancer.
  const perImage = groupBy(rows, ({ group }) => group);
  if (perImage.length === 0) return [];
  const cells = confusionAt(
    perImage.map(([{ label }]) => Number(label)),
    perImage.map((repeated) => mean(repeated.map(({ score }) => Number(score)))),
  );
  return [{ experiment, area: mean(areas.flatMap((area) => area ?? [])), cells }];
});
const nameOf = (experiment: ReportedExperiment) => {
  const { method, layer, preprocessing, representation } = experiment;
  const others = [preprocessing, ...Object.values(representation)].filter(
    (each) => each !== "plain" && each !== "raw",
  );
  return [method, layer, ...others].join(" ");
};
display.html(
  draw.table(
    measured.map(({ experiment, area, cells }) => ({
      "experiment": nameOf(experiment),
      "ROC AUC": figureOf(experiment, "rocAuc"),
      "recomputed": area,
      "recall": figureOf(experiment, "recall"),
      "recall, recomputed": recall(cells),
      "missed cancers": cells.falseNegative,
      "false alarms": cells.falsePositive,
    })),
  ),
);

// %% [markdown] supervised

// %% learn-from-labels
import { runExperiment } from "@brainscan/ml/protocol/run-experiment";

const baseline =
  report.experiments.find(({ id }) => id === report.comparison?.baseline) ??
  report.experiments[0];
const inputs = {
  features: study.features(baseline.layer),
  labels: images.labels,
  groups: images.families,
  keys: images.groups,
};
// Scores are compared by their area alone: nothing has to be calibrated.
const supervised = await runExperiment(inputs, { ...baseline, calibrate: false });
display.html(
  draw.table([
    {
      "method": nameOf(baseline),
      "ROC AUC, here": figureOf(supervised, "rocAuc"),
      "ROC AUC, report": figureOf(baseline, "rocAuc"),
    },
  ]),
);

// %% [markdown] semi

// %% learn-from-all
const methods = [
  { method: "labelPropagation", parameters: {}, nRepeats: baseline.protocol.nRepeats },
  { method: "labelSpreading", parameters: {}, nRepeats: baseline.protocol.nRepeats },
  // Each of its rounds fits the classifier anew: one repeat is enough to see it work.
  { method: "selfTraining", parameters: { C: 1 }, nRepeats: 1 },
];
const semi: { method: string; result: typeof supervised }[] = [];
for (const { method, parameters, nRepeats } of methods) {
  const protocol = { ...baseline.protocol, nRepeats };
  const config = { ...baseline, method, parameters, protocol, calibrate: false };
  semi.push({ method, result: await runExperiment(inputs, config) });
}

// %% pair-differences
import { compareToBaseline } from "@brainscan/ml/protocol/compare/compare-to-baseline";

const comparable = (id: string, { folds, outOfFold }: typeof supervised) => ({
  ...{ id, folds, outOfFold, labels: images.labels, groups: images.families },
});
const paired = compareToBaseline(
  comparable(baseline.method, supervised),
  semi.map(({ method, result }) => comparable(method, result)),
  { seed: baseline.seed },
);
display.html(
  draw.table(
    paired.map(({ id, difference, interval, nFolds, n, smallestEffect }, at) => ({
      "method": id,
      "ROC AUC": figureOf(semi[at].result, "rocAuc"),
      "difference from labels alone": {
        value: difference,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
      },
      "common folds": nFolds,
      "families": n,
      "smallest effect to be seen": smallestEffect,
    })),
  ),
);

// %% [markdown] study

// %% draw-study
const comparisons = study.table("comparisons");
const unlabelled = comparisons
  .filter(({ kind }) => kind === "UNLABELLED")
  .flatMap((row) => {
    const experiment = report.experiments.find(({ id }) => id === row.experiment);
    const difference = estimateOf(row, "difference", "low", "high");
    if (!experiment || difference.value === null) return [];
    return [{ name: nameOf(experiment), ...difference }];
  });
if (unlabelled.length > 0) {
  display.html(
    draw.intervals({
      title: "What the images without a label add",
      x: { title: "difference in ROC AUC from labels alone, same layer and folds" },
      rows: unlabelled,
      reference: 0,
    }),
  );
}

// %% [markdown] efficiency

// %% draw-efficiency
const efficiency = report.comparison?.labelEfficiency;
const areasOf = (learner: "supervised" | "semiSupervised") =>
  (efficiency?.points ?? []).flatMap((point) => {
    const { auc, interval } = point[learner];
    if (auc === null) return [];
    const bar = interval ? { low: interval.low, high: interval.high } : {};
    return [{ x: point.nLabels, y: auc, ...bar }];
  });
if (areasOf("supervised").length > 0) {
  display.html(
    draw.lines({
      title: "What more labels bring, with and without the other images",
      x: { title: "labels learnt from", low: 0 },
      y: { title: "ROC AUC", high: 1 },
      lines: [
        { name: "labels alone", points: areasOf("supervised") },
        { name: "labels and all images", points: areasOf("semiSupervised") },
      ],
    }),
  );
}

// %% gains
const gains = comparisons.filter(({ kind }) => kind === "LABELS");
if (gains.length > 0) {
  display.html(
    draw.table(
      gains.map((row) => ({
        "labels learnt from": Number(row.n_labels),
        "difference": estimateOf(row, "difference", "low", "high"),
        "families": Number(row.n),
        "p, adjusted": row.holm_p_value === "" ? null : Number(row.holm_p_value),
      })),
    ),
  );
}

// %% [markdown] findings

// %% [markdown] again
