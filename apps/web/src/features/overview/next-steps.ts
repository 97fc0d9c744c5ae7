import type {
  CountsPanelFragment,
  DecisionStatus,
  DecisionsPanelFragment,
  RunStatus,
} from "../../generated/graphql.ts";

export type NextStep =
  | { kind: "waitForImport" }
  | { kind: "startStudy" }
  | { kind: "waitForStudy" }
  | { kind: "retryStudy" }
  | { kind: "studyAgain" }
  | { kind: "addLabels"; missing: "all" | "oneClass" }
  | { kind: "readAtRandom"; needed: number | null; status: DecisionStatus }
  | { kind: "lookAtConflicts"; groups: number }
  | { kind: "lookAtLeaks"; images: number }
  | { kind: "review"; files: number }
  | { kind: "exploreMap" };

type State = {
  counts: Pick<CountsPanelFragment["counts"], "normal" | "cancer" | "conflictingLabels" | "labelledAlsoUnlabelled">;
  /** An import into this data set has not ended. */
  importing: boolean;
  latestStudy: { status: RunStatus; stale: boolean } | null;
  /** The finished study in view. */
  finished: {
    stale: boolean;
    decisions: DecisionsPanelFragment["decisions"];
    decisionRule: { status: DecisionStatus; labelsNeeded: number | null } | null;
  } | null;
};

/** What a person would do now, most pressing first. */
export function nextSteps({ counts, importing, latestStudy, finished }: State): NextStep[] {
  const steps: NextStep[] = [];
  // A cancelled study takes nothing away from the finished one that is still shown.
  const latest =
    latestStudy?.status === "CANCELLED" && finished ? { status: "DONE", stale: finished.stale } : latestStudy;
  if (importing) steps.push({ kind: "waitForImport" });
  else if (!latest || latest.status === "CANCELLED") steps.push({ kind: "startStudy" });
  else if (latest.status === "QUEUED" || latest.status === "RUNNING") steps.push({ kind: "waitForStudy" });
  else if (latest.status === "FAILED") steps.push({ kind: "retryStudy" });
  else if (latest.stale) steps.push({ kind: "studyAgain" });

  if (counts.conflictingLabels > 0) steps.push({ kind: "lookAtConflicts", groups: counts.conflictingLabels });
  if (counts.normal === 0 && counts.cancer === 0) steps.push({ kind: "addLabels", missing: "all" });
  else if (counts.normal === 0 || counts.cancer === 0) steps.push({ kind: "addLabels", missing: "oneClass" });

  if (finished) {
    const { decisions, decisionRule } = finished;
    if (decisionRule && decisionRule.status !== "CERTIFIED")
      steps.push({ kind: "readAtRandom", needed: decisionRule.labelsNeeded, status: decisionRule.status });
    if (decisions.review > 0) steps.push({ kind: "review", files: decisions.review });
  }
  if (counts.labelledAlsoUnlabelled > 0) steps.push({ kind: "lookAtLeaks", images: counts.labelledAlsoUnlabelled });
  if (finished) steps.push({ kind: "exploreMap" });
  return steps;
}
