import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import { runtimeVersion } from "@brainscan/ml/onnx/runtime-version";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { countClusters } from "../../clusters/count-clusters.ts";
import type { PrevalenceFindings, ReportFindings } from "../../deliverables/tell-report.ts";
import type { Notice } from "../../messages/notice.ts";
import { PRODUCT_VERSION } from "../../product.ts";
import { protocolOf } from "../experiment/protocol.ts";
import { LAYERS } from "./embedding-cache.ts";
import type { Explored, NewClustering } from "./explore.ts";
import type { StudyInputs } from "./load-inputs.ts";
import type { Predicted } from "./predict.ts";

export type StudyFindings = {
  study: StudyRow;
  inputs: StudyInputs;
  /** Files of the data set that the backbone learned from, without labels. */
  seen: number;
  limits: Notice[];
  explored: Explored;
  experiments: ExperimentRow[];
  champion: ExperimentRow | null;
  prevalence: PrevalenceFindings;
  predicted: Predicted;
  stages: { stage: string; durationMs: number }[];
};

/** Gather what a study found into its report, figures and codes only: it is put into words when it is read. */
export function buildReport(findings: StudyFindings): ReportFindings {
  const { study, inputs, limits, explored, experiments, champion, prevalence, predicted, stages } = findings;
  return {
    schemaVersion: "1.0",
    createdAt: new Date().toISOString(),
    seed: study.seed,
    product: { name: "BrainScan AI", version: PRODUCT_VERSION },
    runtime: {
      node: process.version,
      onnxruntime: runtimeVersion(),
      platform: `${process.platform}-${process.arch}`,
    },
    execution: inputs.layers.execution,
    dataset: datasetSection(inputs),
    embeddings: embeddingSections(findings),
    clusterings: explored.clusterings.map((clustering) => clusteringSection(clustering, study.seed, inputs)),
    experiments: experiments.map(experimentSection),
    champion: champion && championSection(champion, experiments),
    prevalence,
    predictions: {
      files: countDecisions(predicted.rows),
      unlabelledDistinct: countDecisions(
        predicted.rows.filter(({ representative, label }) => representative && label === null),
      ),
      rule: predicted.rule,
    },
    limits,
    durations: { totalMs: stages.reduce((total, { durationMs }) => total + durationMs, 0), stages },
  };
}

function datasetSection({ dataset, fingerprint, counts, imported }: StudyInputs): ReportFindings["dataset"] {
  const { name, source, synthetic } = dataset;
  return { name, source, synthetic, fingerprint, counts, import: imported };
}

function embeddingSections({ study, inputs, seen }: StudyFindings): ReportFindings["embeddings"] {
  return LAYERS.map((layer) => ({
    backbone: study.backbone,
    architecture: inputs.backbone.architecture,
    weightsSha256: inputs.layers.spaces[layer].weightsSha256,
    layer,
    dim: inputs.layers.spaces[layer].dim,
    n: inputs.rows.length,
    preprocessing: PREPROCESSING.id,
    providers: inputs.layers.providers,
    backboneHasSeenImages: seen > 0,
    imagesSeen: seen,
  }));
}

function clusteringSection(
  clustering: NewClustering,
  seed: number,
  { rows }: StudyInputs,
): ReportFindings["clusterings"][number] {
  const { method, layer, nClusters, parameters, figures, preferredBy = [], chosen, medoids } = clustering;
  const labels = rows.map(({ label }) => label);
  const clusters = countClusters(clustering, labels).map((counts) => ({
    ...counts,
    medoids: medoids[counts.index].map((position) => rows[position].representative.path),
  }));
  return { method, layer, nClusters, parameters, seed, figures, preferredBy, chosen, clusters };
}

function experimentSection(experiment: ExperimentRow): ReportFindings["experiments"][number] {
  const { contentHash, backbone, layer, method, parameters, seed, figures, folds, roc, durationMs } = experiment;
  const { name, task } = findClassifier(method);
  return {
    id: contentHash,
    backbone,
    layer,
    method,
    methodName: name,
    task,
    parameters,
    seed,
    protocol: protocolOf(experiment),
    figures: figures ?? [],
    folds: folds ?? [],
    roc,
    durationMs,
  };
}

function championSection(champion: ExperimentRow, experiments: readonly ExperimentRow[]): ReportFindings["champion"] {
  const figure = champion.figures?.find(({ id }) => id === "rocAuc");
  if (!figure) throw new Error(`the champion ${champion.runId} has no ROC AUC`);
  return { experimentId: champion.contentHash, chosenBy: figure.id, chosenAmong: experiments.length, figure };
}

function countDecisions(rows: Predicted["rows"]): { normal: number; cancer: number; review: number } {
  const of = (decision: string) => rows.filter((row) => row.decision === decision).length;
  return { normal: of("NORMAL"), cancer: of("CANCER"), review: of("REVIEW") };
}
