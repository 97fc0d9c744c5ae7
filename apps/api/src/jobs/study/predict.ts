import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { NewPrediction } from "@brainscan/db/queries/predictions";
import type { DecisionRuleRow } from "@brainscan/db/schema/studies";
import { decide, fitDecisionRule } from "@brainscan/ml/conformal/decision-rule";
import { assignmentsOf } from "../../clusters/count-clusters.ts";
import { runScience } from "../../science/run-science.ts";
import type { JobContext } from "../job.ts";
import type { NewClustering } from "./explore.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { loadMethodFeatures } from "./load-method-features.ts";
import { ALPHA, N_REPEATS } from "./plan.ts";
import { type DistinctImage, learningInputs } from "./study-rows.ts";

export type Predicted = { rule: DecisionRuleRow | null; rows: NewPrediction[] };

/** Score every image with the champion and decide. A labelled image keeps the score of the fold that held it out; one with
 *  contradictory labels gets none, and a human. */
export async function predict(
  context: JobContext,
  studyId: string,
  inputs: StudyInputs,
  champion: ExperimentRow | null,
  clusterings: readonly NewClustering[],
): Promise<Predicted> {
  const learned = champion && (await learn(context, inputs, champion));
  const outOfFold = outOfFoldOf(champion);
  const clustering = championClustering(clusterings, champion);
  const clusters = clustering && assignmentsOf(clustering);

  const rows = inputs.rows.flatMap((row, position) => {
    const probability = row.label === -1 ? learned?.scores[position] : outOfFold.get(row.groupId);
    const known = probability === undefined || Number.isNaN(probability) ? null : probability;
    return predictionsOf(row, {
      studyId,
      position,
      probability: known,
      decision: decide(known, learned?.rule ?? null),
      outOfFold: row.label !== -1 && known !== null,
      labelConflict: row.conflict,
      cluster: clusters?.[position] ?? null,
    });
  });
  return { rule: learned?.rule ?? null, rows };
}

type Shared = Omit<NewPrediction, "imageId" | "sha256" | "groupId" | "label" | "representative">;

function predictionsOf(row: DistinctImage, shared: Shared): NewPrediction[] {
  return row.files.map((file) => ({
    ...shared,
    imageId: file.id,
    sha256: file.sha256,
    groupId: file.groupId,
    label: file.label,
    representative: file === row.representative,
  }));
}

/** The champion trained on every label: its score of each row (NaN for contradictory ones), and the thresholds of its scores. */
async function learn(
  context: JobContext,
  inputs: StudyInputs,
  champion: ExperimentRow,
): Promise<{ scores: Float64Array; rule: DecisionRuleRow }> {
  const { signal, report } = context;
  const { method, parameters, nSplits, seed } = champion;
  const learning = learningInputs(inputs.rows, await loadMethodFeatures(context, inputs, champion));
  const config = { method, parameters, nSplits, seed };
  const task = { inputs: learning.inputs, config, nRepeats: N_REPEATS };
  const learnedScores = await runScience("score", task, { signal });
  const repeats = await runScience("repeat", task, {
    signal,
    onProgress: (done, total) => report("PREDICT", done, total),
  });
  const scores = new Float64Array(inputs.rows.length).fill(Number.NaN);
  learning.rows.forEach((row, i) => {
    scores[row] = learnedScores[i];
  });
  return { scores, rule: fitDecisionRule(repeats, learning.inputs.labels, ALPHA) };
}

function outOfFoldOf(champion: ExperimentRow | null): Map<string, number> {
  const { groupIds = [], scores = [] } = champion?.outOfFold ?? {};
  return new Map(groupIds.map((groupId, i) => [groupId, scores[i]]));
}

/** The chosen clustering of the champion's layer, of avgpool when there is no champion. */
function championClustering(
  clusterings: readonly NewClustering[],
  champion: ExperimentRow | null,
): NewClustering | undefined {
  return clusterings.find(({ chosen, layer }) => chosen && layer === (champion?.layer ?? "avgpool"));
}
