import { judgeStudy } from "../comparison/judge-study.ts";
import { madeStudy } from "../comparison/made-study.fixture.ts";
import { auditFindings } from "./audits.fixture.ts";
import { assessedFixture } from "./guarantee.fixture.ts";
import { prevalenceFindings } from "./prevalence.fixture.ts";
import { scaleUpFindings } from "./scale-up.fixture.ts";
import type { ReportFindings } from "./tell-report.ts";

const auc = {
  id: "rocAuc",
  value: 0.9312,
  n: 41,
  nFolds: 25,
  interval: { low: 0.8421, high: 0.9817, level: 0.95, method: "nadeau-bengio" },
};
const WEIGHTS = "ab".repeat(32);

/** A small study, complete: two layers, one clustering, two experiments, a champion, and too few labels to decide any image normal. */
export function reportFindings(): ReportFindings {
  const embedding = {
    backbone: "tiny-net",
    architecture: "resnet18",
    weightsSha256: WEIGHTS,
    n: 120,
    preprocessing: "torchvision-resize256-crop224",
    providers: ["cpu"],
    backboneHasSeenImages: true,
    imagesSeen: 118,
  };
  const experiment = {
    backbone: "tiny-net",
    layer: "avgpool" as const,
    preprocessing: "plain" as const,
    representation: { kind: "raw" as const },
    method: "logisticRegression",
    methodName: "Logistic regression",
    task: "SUPERVISED" as const,
    parameters: { C: "auto", classWeight: "none" },
    seed: 0,
    protocol: {
      nSplits: 5,
      nRepeats: 5,
      control: "NONE" as const,
      nLabels: null,
      recallTarget: 0.95,
      seed: 0,
      stratified: true,
      groupedBy: "exact and near duplicates",
      setting: "INDUCTIVE" as const,
      fittedInsideFold: ["scaler", "C", "classifier", "calibration", "threshold"],
    },
    figures: [auc, { id: "f1", value: null, n: 41, interval: null, reason: "NO_POSITIVES" }],
    folds: [
      {
        ...{ repeat: 0, fold: 0, nTrain: 33, nTest: 8, nUnlabelled: 0, rocAuc: null, threshold: 0.42 },
        selected: { C: 0.01, converged: 1 },
      },
    ],
    roc: { falsePositiveRate: [0, 0.2, 1], truePositiveRate: [0, 0.9, 1] },
    durationMs: 1234,
  };
  const assessed = assessedFixture();
  const compared = judgeStudy(madeStudy());
  // Nothing of it is shared: a test may change its own.
  return structuredClone<ReportFindings>({
    schemaVersion: "1.3",
    createdAt: "2026-11-02T09:30:00.000Z",
    seed: 0,
    product: { name: "BrainScan AI", version: "0.1.0" },
    runtime: { node: "20.20.2", onnxruntime: "1.30.0", platform: "linux-x64" },
    execution: {
      provider: "cpu",
      device: "CPU",
      threads: 2,
      batchSize: 8,
      declined: [{ id: "cuda", detail: "no GPU is visible" }],
      embedded: 120,
      cached: 0,
      imagesPerSecond: 39.5,
    },
    dataset: {
      name: "hospital",
      source: "FOLDER",
      synthetic: false,
      fingerprint: "cd".repeat(32),
      counts: {
        images: 131,
        distinct: 120,
        labelled: 45,
        labelledDistinct: 41,
        normal: 19,
        cancer: 22,
        unlabelled: 86,
        duplicateGroups: 10,
        labelledAlsoUnlabelled: 3,
        conflictingLabels: 0,
        excluded: 1,
      },
      sample: null,
      import: {
        files: 134,
        added: 132,
        unchanged: 0,
        updated: 0,
        formats: [{ name: "png", count: 132 }],
        sizes: [{ widthPx: 256, heightPx: 256, count: 132 }],
        metadata: { file: null, columns: [], unmatchedRows: 0 },
        duplicateGroups: [{ id: "g1", sameBytes: true, paths: ["avec_labels/normal/a.png", "sans_label/b.png"] }],
        labelledAlsoUnlabelled: [{ labelled: "avec_labels/normal/a.png", unlabelled: "sans_label/b.png" }],
        conflictingLabels: [],
        ignored: [],
        rejected: [],
        warnings: [],
      },
    },
    embeddings: [
      { ...embedding, layer: "avgpool", dim: 512 },
      { ...embedding, layer: "layer3", dim: 256 },
    ],
    clusterings: [
      {
        method: "kMeans",
        layer: "avgpool",
        nClusters: 2,
        parameters: { nClusters: 2, nInit: 10, maxIter: 300, tol: 1e-4, seed: 0 },
        seed: 0,
        figures: [
          { id: "silhouette", value: 0.21, n: 120, interval: null },
          { id: "bic", value: 1840.5, n: 120, interval: null },
          {
            ...{ id: "stability", value: 0.62, n: 120, nResamples: 10 },
            interval: { low: 0.41, high: 0.83, level: 0.9, method: "subsample-range" },
          },
        ],
        preferredBy: ["silhouette", "bic"],
        chosen: true,
        clusters: [
          { index: 0, size: 70, labelledNormal: 17, labelledCancer: 4, medoids: ["sans_label/m.png"] },
          { index: 1, size: 50, labelledNormal: 2, labelledCancer: 18, medoids: ["sans_label/n.png"] },
        ],
      },
    ],
    experiments: [
      { ...experiment, id: "e1" },
      { ...experiment, id: "e2", layer: "layer3" },
    ],
    champion: {
      ...{ experimentId: "e1", chosenBy: "rocAuc", chosenAmong: 2, notEligible: [], figure: auc },
      ...{ rule: "HIGHEST_AUC", best: "e1", withinOneStandardError: ["e1"] },
      optimism: compared.optimism,
    },
    comparison: compared.section,
    prevalence: prevalenceFindings(),
    guarantee: assessed.section,
    audits: auditFindings(),
    predictions: {
      files: { normal: 0, cancer: 50, review: 81 },
      unlabelledDistinct: { normal: 0, cancer: 27, review: 52 },
      rule: assessed.rule,
    },
    scaleUp: scaleUpFindings(),
    limits: [{ code: "OUTPUT_DISK_FULL", params: { path: "x.csv" } }],
    durations: { totalMs: 9876, stages: [{ stage: "EMBED", durationMs: 3038 }] },
  });
}
