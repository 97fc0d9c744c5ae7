import { expect, test } from "vitest";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { CHECK_IDS, CHECK_STATUSES, type CheckId, type CheckStatus } from "./check-ids.ts";
import { between, candidate, FIGURES, figure, semiSupervised } from "./checks.fixture.ts";
import { checkDefinitionOf } from "./definition.ts";
import type { CheckEvidence } from "./evidence.ts";
import { calibration } from "./gather/calibration.ts";
import { clusteringsCompared } from "./gather/clusterings-compared.ts";
import { costlyErrorMeasured } from "./gather/costly-error-measured.ts";
import { deliverablesConsistent } from "./gather/deliverables-consistent.ts";
import { featuresFinite } from "./gather/features-finite.ts";
import { labellingBudget } from "./gather/labelling-budget.ts";
import { labelsRepresentative } from "./gather/labels-representative.ts";
import { layersCompared } from "./gather/layers-compared.ts";
import { type LeakSources, noLeak } from "./gather/no-leak.ts";
import { preprocessingReference } from "./gather/preprocessing-reference.ts";
import { recallAtTarget } from "./gather/recall-at-target.ts";
import { scaleUpAnswered } from "./gather/scale-up-answered.ts";
import { semiSupervisedCompared } from "./gather/semi-supervised-compared.ts";
import { tunedInsideFolds } from "./gather/tuned-inside-folds.ts";
import { judge } from "./judge.ts";

const UNMEASURED = [figure("rocAuc", null, { reason: "ONE_CLASS" })];
const unmeasured = candidate({ figures: UNMEASURED, folds: [] });
const one = candidate();
const onBoth = [one, candidate({ id: "e2", layer: "avgpool" })];
const without = (id: string) => FIGURES.filter((figure) => figure.id !== id);
const withFigure = (changed: ReturnType<typeof figure>) => candidate({ figures: [...without(changed.id), changed] });
const recall = (low: number, high: number) =>
  recallAtTarget(withFigure(figure("recallAtTarget", 0.97, { n: 50, interval: between(low, high) })));

const vectors = (...values: number[]) => ({ data: values, rows: values.length / 2, cols: 2 });

const partition = (method: string, agreement: number | null = 0.4) => ({
  ...{ method, layer: "layer3" as const, nClusters: 2 },
  figures: [figure("silhouette", 0.2), figure("stability", 0.8), figure("adjustedRandIndex", agreement)],
});

/** Six labelled images and two without a label; the first two are one family. */
const leakSources: LeakSources = {
  experiments: [{ folds: [{ rows: [0, 1], nTrain: 4, nUnlabelled: 2 }] }],
  labels: [0, 0, 1, 1, 0, 1, -1, -1],
  families: [0, 0, 1, 2, 3, 4, 5, 6],
  shuffled: { value: 0.51, interval: between(0.41, 0.61) },
  imagesSeen: 3,
};

const audit = { auc: 0.52, interval: null, pValue: 0.4, fair: true, criticalAuc: 0.6, n: 400 };

const report = reportFindings();
const stored = {
  experiments: report.experiments.map(({ id, figures }) => ({ contentHash: id, figures })),
  clusterings: report.clusterings,
  decisions: report.predictions.files,
};
const asked = { nImages: 4_000_000, budgetEuro: 5000, probability: 0, nCancer: 50 };
const PRICES = { expertLabelEuro: 3, machineHourEuro: 0.34 };
const budget = (review: number, normal = 0) =>
  labellingBudget(
    true,
    { ...report, predictions: { ...report.predictions, unlabelledDistinct: { normal, cancer: 0, review } } },
    PRICES,
  );

/** Evidence that the checks' own gatherers make, and what it amounts to at the thresholds of the versioned file. */
const CASES: Record<CheckId, Record<CheckStatus, CheckEvidence>> = {
  featuresFinite: {
    pass: featuresFinite({ layers: [vectors(1, 2, 0, 4)], nImages: 2 }),
    fail: featuresFinite({ layers: [vectors(1, 2, Number.NaN, 4)], nImages: 2 }),
    "not decidable": featuresFinite({ layers: [vectors()], nImages: 0 }),
    "not run": featuresFinite({ layers: [], nImages: 2 }),
  },
  preprocessingReference: {
    pass: preprocessingReference({ n: 3, nDifferent: 0 }, { used: ["a"], reference: "a" }),
    fail: preprocessingReference({ n: 3, nDifferent: 1 }, { used: ["a"], reference: "a" }),
    "not decidable": preprocessingReference({ n: 3, nDifferent: 0 }, { used: ["a", "b"], reference: "a" }),
    "not run": preprocessingReference(null, { used: ["a"], reference: "a" }),
  },
  layersCompared: {
    pass: layersCompared(onBoth),
    // The same layer twice, and another layer with another preprocessing, compare no layers.
    fail: layersCompared([one, candidate({ layer: "avgpool", preprocessing: "clahe" })]),
    "not decidable": layersCompared([unmeasured]),
    "not run": layersCompared([]),
  },
  clusteringsCompared: {
    pass: clusteringsCompared([partition("kMeans"), partition("spectral", 0.1)]),
    fail: clusteringsCompared([partition("kMeans"), partition("kMeans", 0.2)]),
    "not decidable": clusteringsCompared([partition("kMeans", null), partition("spectral", null)]),
    "not run": clusteringsCompared([]),
  },
  semiSupervisedCompared: {
    pass: semiSupervisedCompared([one, semiSupervised("labelSpreading"), semiSupervised("selfTraining")]),
    // Of two methods one has its baseline on another layer.
    fail: semiSupervisedCompared([
      one,
      semiSupervised("labelSpreading"),
      semiSupervised("selfTraining", { layer: "avgpool" }),
    ]),
    "not decidable": semiSupervisedCompared([one, semiSupervised("labelSpreading", { figures: UNMEASURED })]),
    "not run": semiSupervisedCompared([one]),
  },
  costlyErrorMeasured: {
    pass: costlyErrorMeasured([one], one, { costRatio: 10 }),
    // Weighed otherwise than the plan says.
    fail: costlyErrorMeasured([one], one, { costRatio: 20 }),
    "not decidable": costlyErrorMeasured([unmeasured], null, { costRatio: 10 }),
    "not run": costlyErrorMeasured([], null, { costRatio: 10 }),
  },
  tunedInsideFolds: {
    pass: tunedInsideFolds([one]),
    fail: tunedInsideFolds([
      one,
      candidate({ folds: one.folds.map((fold) => ({ ...fold, selected: { converged: 1 } })) }),
    ]),
    "not decidable": tunedInsideFolds([unmeasured]),
    "not run": tunedInsideFolds([candidate({ parameters: { C: 1 } })]),
  },
  recallAtTarget: {
    pass: recall(0.951, 0.999),
    fail: recall(0.8, 0.949),
    "not decidable": recall(0.9, 0.99),
    "not run": recallAtTarget(null),
  },
  noLeak: {
    pass: noLeak(leakSources),
    // Its relative stays among the training images.
    fail: noLeak({ ...leakSources, experiments: [{ folds: [{ rows: [0], nTrain: 5, nUnlabelled: 2 }] }] }),
    "not decidable": noLeak({ ...leakSources, shuffled: null }),
    "not run": noLeak({ ...leakSources, experiments: [] }),
  },
  labelsRepresentative: {
    pass: labelsRepresentative(audit),
    fail: labelsRepresentative({ ...audit, auc: 0.7, pValue: 0.001, fair: false }),
    "not decidable": labelsRepresentative({ ...audit, fair: null, criticalAuc: 0.7 }),
    "not run": labelsRepresentative(null),
  },
  calibration: {
    pass: calibration(one),
    fail: calibration(withFigure(figure("ece", 0.141))),
    "not decidable": calibration(withFigure(figure("eceIfCalibrated", 0.15, { interval: between(0.05, 0.25) }))),
    "not run": calibration(null),
  },
  labellingBudget: {
    pass: budget(99, 1_000),
    fail: budget(100, 1_000),
    "not decidable": budget(0),
    "not run": labellingBudget(false, report, PRICES),
  },
  scaleUpAnswered: {
    // A no is an answer.
    pass: scaleUpAnswered({ ...asked, verdict: "not feasible" }),
    fail: scaleUpAnswered({ ...asked, verdict: null }),
    "not decidable": scaleUpAnswered({ ...asked, verdict: "not decidable yet" }),
    "not run": scaleUpAnswered(null),
  },
  deliverablesConsistent: {
    pass: deliverablesConsistent(report, stored),
    fail: deliverablesConsistent(report, { ...stored, decisions: { ...stored.decisions, review: 0 } }),
    "not decidable": deliverablesConsistent({ ...report, experiments: [], clusterings: [] }, stored),
    "not run": deliverablesConsistent(report, null),
  },
};

const ROWS = CHECK_IDS.flatMap((id) => CHECK_STATUSES.map((status) => ({ id, status, evidence: CASES[id][status] })));

test.each(ROWS)("$id can be: $status", ({ id, status, evidence }) => {
  expect(evidence.id).toBe(id);
  expect(judge(evidence, checkDefinitionOf(id))).toBe(status);
  // What did not run, or cannot decide for want of anything to look at, says why.
  if (evidence.decides === "nothing") expect(evidence.reason).not.toBeNull();
  expect(evidence.ran).toBe(status !== "not run");
});
