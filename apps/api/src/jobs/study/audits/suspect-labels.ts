import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import type { AuditSample } from "./audit-sample.ts";
import type { AuditTools } from "./audit-tools.ts";

/** Suspects that a report names. */
const SUSPECTS_TOLD = 200;

const nameOf = (label: number) => (label === 1 ? "cancer" : "normal");

/** Expert labels most worth a second reading, by what the champion's folds say of the images that they held out. */
export async function suspectLabels(
  { ask, seed }: AuditTools,
  { labels, groups, pathOf }: AuditSample,
  { outOfFold }: FinalModel,
): Promise<AuditsSection["labelErrors"]> {
  const calibrated = outOfFold.calibrated.some((score) => !Number.isNaN(score));
  const found = await ask("labelErrors", {
    ...{ labels, groups, seed },
    outOfFold: calibrated ? outOfFold.calibrated : outOfFold.mean,
  });
  const { n, suspects, thresholds, estimatedErrorRate, falseAlarms } = found;
  return {
    n,
    scores: calibrated ? "CALIBRATED" : "RAW",
    nSuspects: suspects.length,
    suspects: suspects.slice(0, SUSPECTS_TOLD).map(({ row, label, suggested, selfConfidence, normalisedMargin }) => ({
      path: pathOf(row),
      ...{ label: nameOf(label), suggested: nameOf(suggested), selfConfidence, margin: normalisedMargin },
    })),
    thresholds: { normal: thresholds[0], cancer: thresholds[1] },
    estimatedErrorRate,
    falseAlarms,
  };
}
