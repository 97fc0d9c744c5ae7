import type { StudyRow } from "@brainscan/db/queries/studies";
import type { PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { AuditsSection } from "../../../deliverables/report/audits-section.ts";
import type { PlanSettings } from "../../../plan/plan.ts";
import type { JobContext } from "../../job.ts";
import type { StudyExperiments } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import { auditCoverage } from "./audit-coverage.ts";
import { auditSample } from "./audit-sample.ts";
import { auditTools } from "./audit-tools.ts";
import { findShortcuts } from "./find-shortcuts.ts";
import { judgeQuality } from "./judge-quality.ts";
import { nearDuplicateFindings } from "./near-duplicate-findings.ts";
import { prevalenceEffect } from "./prevalence-effect.ts";
import { suggestLabels } from "./suggest-labels.ts";
import { suspectLabels } from "./suspect-labels.ts";

export type AuditParams = {
  study: Pick<StudyRow, "seed">;
  inputs: StudyInputs;
  settings: PlanSettings;
  experiments: StudyExperiments;
  /** The champion, trained on every label. */
  final: FinalModel | null;
  /** Cluster of each row; null without a clustering. */
  clusters: Int32Array | null;
  share: PoolPrevalence | null;
  labelledShare: number | null;
};

export type AuditFindings = AuditsSection;

/** What the data themselves say against believing the results. */
export async function runAudits(
  context: JobContext,
  { study, inputs, settings, experiments, final, clusters, share, labelledShare }: AuditParams,
): Promise<{ findings: AuditFindings; uncovered: ReadonlySet<number>; uncoveredBeyond: number | null }> {
  const tools = auditTools(context, { seed: study.seed, steps: final ? 6 : 5 });
  const sample = await auditSample(context, inputs);
  const shortcuts = await findShortcuts(tools, sample, final);
  const { features, labels, groups, keys } = sample;
  const representativeness = await tools.ask("representativeness", {
    ...{ features, groups, keys, seed: study.seed },
    labelled: labels.map((label) => (label === -1 ? 0 : 1)),
  });
  const { section: coverage, uncovered, distanceMax } = await auditCoverage(tools, sample, clusters);
  const nextLabels = await suggestLabels(tools, sample, { final, uncoveredDistance: distanceMax, experiments });
  const labelErrors = final && (await suspectLabels(tools, sample, final));
  const quality = await judgeQuality(tools, sample);
  const { nLabelled, nPool } = representativeness;
  return {
    findings: {
      ...shortcuts,
      representativeness: { ...representativeness, n: nLabelled + nPool },
      coverage,
      nextLabels,
      labelErrors,
      quality,
      nearDuplicates: nearDuplicateFindings(inputs),
      prevalenceEffect: prevalenceEffect(sample, {
        ...{ final, share, labelledShare, costRatio: settings.costRatio },
      }),
    },
    uncovered,
    uncoveredBeyond: distanceMax,
  };
}
