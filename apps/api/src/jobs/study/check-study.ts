import type { Transaction } from "@brainscan/db/orm";
import { listExperimentsOfStudies } from "@brainscan/db/queries/experiment-lists";
import { countDecisionsOfStudies } from "@brainscan/db/queries/prediction-tallies";
import { listClusteringsOfStudies } from "@brainscan/db/queries/studies";
import { checkPreprocessing } from "@brainscan/ml/image/preprocess-self-check";
import type { CheckEvidence } from "../../checks/evidence.ts";
import type { StoredRows } from "../../checks/gather/deliverables-consistent.ts";
import type { LeakSources } from "../../checks/gather/no-leak.ts";
import { gatherChecks } from "../../checks/gather-checks.ts";
import type { ReportFindings } from "../../deliverables/tell-report.ts";
import type { Plan } from "../../plan/plan.ts";
import { LAYERS } from "./embedding-cache.ts";
import type { StudyExperiments } from "./experiments/run-experiments.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { familiesOf, labelsOf } from "./study-rows.ts";

type Checked = {
  studyId: string;
  report: ReportFindings;
  plan: Plan;
  inputs: StudyInputs;
  experiments: StudyExperiments;
  seen: number;
};

/** Evidence for the definition of done, once everything but the report is stored: part of it is read back. */
export async function checkStudy(tx: Transaction, checked: Checked): Promise<CheckEvidence[]> {
  const { studyId, report, plan, inputs } = checked;
  return gatherChecks({
    report,
    costRatio: plan.settings.costRatio,
    layers: LAYERS.map((layer) => inputs.layers.matrices[layer]),
    preprocessing: checkPreprocessing(),
    leak: leakSources(checked),
    rows: await storedRows(tx, studyId),
  });
}

function leakSources({ inputs, experiments: { candidates, champion, controls }, seen }: Checked): LeakSources {
  // Classifiers learn from every row but those with contradictory labels, and folds count by these.
  const learning = inputs.rows.filter(({ conflict }) => !conflict);
  const control = controls.find(({ of }) => of === champion)?.shuffledLabels ?? null;
  return {
    experiments: candidates.map(({ experiment }) => ({ folds: experiment.folds ?? [] })),
    labels: labelsOf(learning),
    families: familiesOf(learning),
    shuffled: control?.figures?.find(({ id }) => id === "rocAuc") ?? null,
    imagesSeen: seen,
  };
}

async function storedRows(tx: Transaction, studyId: string): Promise<StoredRows> {
  const experiments = await listExperimentsOfStudies(tx, [studyId]);
  const clusterings = await listClusteringsOfStudies(tx, [studyId]);
  const decisions = await countDecisionsOfStudies(tx, [studyId]);
  return {
    experiments: experiments.filter(({ role }) => role === "CANDIDATE").map(({ experiment }) => experiment),
    clusterings,
    decisions: decisions.get(studyId) ?? { normal: 0, cancer: 0, review: 0 },
  };
}
