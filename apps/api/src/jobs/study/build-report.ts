import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import { runtimeVersion } from "@brainscan/ml/onnx/runtime-version";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { countClusters } from "../../clusters/count-clusters.ts";
import type { ScaleUpFindings } from "../../deliverables/report/scale-up-section.ts";
import { REPORT_SCHEMA_VERSION } from "../../deliverables/report.ts";
import type { PrevalenceFindings, ReportFindings } from "../../deliverables/tell-report.ts";
import type { Notice } from "../../messages/notice.ts";
import type { Plan } from "../../plan/plan.ts";
import { PRODUCT_VERSION } from "../../product.ts";
import { protocolOf } from "../experiment/protocol.ts";
import type { AuditFindings } from "./audits/run-audits.ts";
import { chooseClustering } from "./choose-clustering.ts";
import type { ComparisonFindings } from "./comparison/compare-study.ts";
import { LAYERS } from "./embedding-cache.ts";
import type { StudyExperiments } from "./experiments/run-experiments.ts";
import type { Explored, NewClustering } from "./explore.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { networkParts } from "./network-id.ts";
import type { Assessed } from "./predictions/assess.ts";
import { guaranteeFindings } from "./predictions/guarantee-findings.ts";
import type { DecisionCounts } from "./predictions/predict-all.ts";

export type StudyFindings = {
  study: StudyRow;
  plan: Plan;
  inputs: StudyInputs;
  /** Files of the data set that the backbone learned from, without labels. */
  seen: number;
  limits: Notice[];
  explored: Explored;
  experiments: StudyExperiments;
  comparison: ComparisonFindings;
  prevalence: PrevalenceFindings;
  audits: AuditFindings;
  assessed: Assessed | null;
  counts: DecisionCounts;
  /** Distinct images that have vectors. */
  embedded: number;
  scaleUp: ScaleUpFindings;
  stages: { stage: string; durationMs: number }[];
};

/** Gather what a study found into its report, figures and codes only: it is put into words when it is read. */
export function buildReport(findings: StudyFindings): ReportFindings {
  const { study, plan, inputs, limits, explored, experiments, comparison, prevalence, assessed, counts, stages } =
    findings;
  const { candidates } = experiments;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
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
    clusterChoice: chooseClustering(explored, inputs, { ...plan.protocol, seed: study.seed }),
    experiments: candidates.map(({ experiment }) => experimentSection(experiment)),
    champion: championSection(experiments, comparison),
    comparison: comparison?.section ?? null,
    prevalence,
    guarantee: assessed && guaranteeFindings(assessed),
    audits: findings.audits,
    scaleUp: findings.scaleUp,
    predictions: { ...counts, rule: assessed?.rule ?? null },
    limits,
    durations: { totalMs: stages.reduce((total, { durationMs }) => total + durationMs, 0), stages },
  };
}

function datasetSection({ dataset, fingerprint, counts, sample, imported }: StudyInputs): ReportFindings["dataset"] {
  const { name, source, synthetic } = dataset;
  return {
    name,
    source,
    synthetic,
    fingerprint,
    counts,
    sample: sample && { n: sample.n, of: sample.of },
    import: imported,
  };
}

function embeddingSections({ study, inputs, seen, embedded }: StudyFindings): ReportFindings["embeddings"] {
  return LAYERS.map((layer) => ({
    backbone: study.backbone,
    architecture: inputs.backbone.architecture,
    ...networkParts(inputs.network),
    layer,
    dim: inputs.layers.spaces[layer].dim,
    n: embedded,
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

/** An experiment as the report tells it. */
export function experimentSection(experiment: ExperimentRow): ReportFindings["experiments"][number] {
  const { contentHash, backbone, layer, preprocessing, representation, method, parameters, seed } = experiment;
  const { figures, folds, roc, durationMs } = experiment;
  const { name, task } = findClassifier(method);
  return {
    id: contentHash,
    backbone,
    layer,
    preprocessing,
    representation,
    method,
    methodName: name,
    task,
    parameters,
    seed,
    protocol: protocolOf(experiment),
    figures: figures ?? [],
    folds: (folds ?? []).map(({ rows: _rows, scores: _scores, calibrated: _calibrated, ...fold }) => fold),
    roc,
    durationMs,
  };
}

function championSection(
  { champion, choice, candidates, eligible }: StudyExperiments,
  comparison: ComparisonFindings,
): ReportFindings["champion"] {
  if (!champion || !choice) return null;
  const { experiment } = champion;
  const figure = experiment.figures?.find(({ id }) => id === "rocAuc");
  if (!figure) throw new Error(`the champion ${experiment.runId} has no ROC AUC`);
  const { rule, best, withinOneStandardError } = choice;
  const chosenAmong = eligible.length;
  return {
    experimentId: experiment.contentHash,
    chosenBy: figure.id,
    chosenAmong,
    notEligible: candidates
      .filter((candidate) => !eligible.includes(candidate))
      .map((candidate) => candidate.experiment.contentHash),
    rule,
    best,
    withinOneStandardError,
    figure,
    optimism: comparison?.optimism ?? null,
  };
}
