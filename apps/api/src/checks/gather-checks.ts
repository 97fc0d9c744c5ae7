import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import type { ReportFindings } from "../deliverables/tell-report.ts";
import { askedOf } from "../scale-up/asked-of.ts";
import { knownPrices } from "../scale-up/assumptions.ts";
import type { CheckEvidence } from "./evidence.ts";
import { calibration } from "./gather/calibration.ts";
import { clusteringsCompared } from "./gather/clusterings-compared.ts";
import { costlyErrorMeasured } from "./gather/costly-error-measured.ts";
import { deliverablesConsistent, type StoredRows } from "./gather/deliverables-consistent.ts";
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

/** What the checks look at: the report's own sections, so that a check reads the very figures that are shown, and what no
 *  report holds. */
export type CheckSources = {
  report: Omit<ReportFindings, "checks">;
  costRatio: number;
  layers: Parameters<typeof featuresFinite>[0]["layers"];
  preprocessing: Parameters<typeof preprocessingReference>[0];
  leak: LeakSources;
  /** What the database holds of the study, read back. */
  rows: StoredRows | null;
};

/** Evidence of every check, in the order of the definition. */
export function gatherChecks({ report, costRatio, layers, preprocessing, leak, rows }: CheckSources): CheckEvidence[] {
  const { experiments, clusterings, dataset } = report;
  const champion = experiments.find(({ id }) => id === report.champion?.experimentId) ?? null;
  return [
    featuresFinite({ layers, nImages: dataset.counts.distinct }),
    preprocessingReference(preprocessing, {
      used: report.embeddings.map((embedding) => embedding.preprocessing),
      reference: PREPROCESSING.id,
    }),
    layersCompared(experiments),
    clusteringsCompared(clusterings),
    semiSupervisedCompared(experiments),
    costlyErrorMeasured(experiments, champion, { costRatio }),
    tunedInsideFolds(experiments),
    recallAtTarget(champion),
    noLeak(leak),
    labelsRepresentative(report.audits?.representativeness ?? null),
    calibration(champion),
    labellingBudget(champion !== null, report, knownPrices()),
    scaleUpAnswered(report.scaleUp && askedOf(report.scaleUp)),
    deliverablesConsistent(report, rows),
  ];
}
