import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { expectedGain, type LabelEfficiencyPoint } from "@brainscan/ml/audit/next-labels/expected-gain";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { StudyExperiments } from "../experiments/run-experiments.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import type { AuditSample } from "./audit-sample.ts";
import type { AuditTools } from "./audit-tools.ts";

const LABELS_PROPOSED = 30;

type Found = AuditsSection["nextLabels"];

/** Which images to label next, and what ten more labels may bring. What waits for a reader of a random draw is as good as
 *  labelled. */
export async function suggestLabels(
  { ask, seed }: AuditTools,
  { features, labels, groups, keys, images, pathOf }: AuditSample,
  given: { final: FinalModel | null; uncoveredDistance: number | null; experiments: StudyExperiments },
): Promise<Found> {
  const { final, uncoveredDistance, experiments } = given;
  const scores = final && (final.calibrated ?? final.scores);
  const proposed = await ask("nextLabels", {
    ...{ features, groups, keys, uncoveredDistance, n: LABELS_PROPOSED, seed },
    labels: labels.map((label, at) => (images[at].audit ? 0 : label)),
    scores: scores && Float64Array.from(scores),
  });
  return {
    labels: proposed.map(({ row, reason, detail }) => ({ path: pathOf(row), reason, detail })),
    expectedGain: gainOf(experiments),
  };
}

/** By the curve of the champion's kind: learning from labels alone, or from the unlabelled images too. */
function gainOf({ champion, curve }: StudyExperiments): Found["expectedGain"] {
  const semi = champion !== null && findClassifier(champion.candidate.method).task === "SEMI_SUPERVISED";
  const found = expectedGain({
    points: pointsOf(curve.map(({ supervised, semiSupervised }) => (semi ? semiSupervised : supervised))),
  });
  return { ...found, learner: curve.length === 0 ? null : semi ? "SEMI_SUPERVISED" : "SUPERVISED" };
}

/** One for each number of images really learned from: a plan may ask for more labels than there are. */
function pointsOf(experiments: readonly ExperimentRow[]): LabelEfficiencyPoint[] {
  const points = new Map<number, LabelEfficiencyPoint>();
  for (const { folds, figures } of experiments) {
    const figure = figures?.find(({ id }) => id === "rocAuc");
    if (!figure || !folds || folds.length === 0) continue;
    const nLabels = Math.round(folds.reduce((sum, { nTrain }) => sum + nTrain, 0) / folds.length);
    if (nLabels >= 1) points.set(nLabels, { nLabels, auc: figure.value, interval: figure.interval });
  }
  return [...points.values()];
}
