import type { NewPrediction } from "@brainscan/db/queries/predictions";
import { decide } from "@brainscan/ml/conformal/decision-rule";
import { adjustProbabilities } from "@brainscan/ml/prevalence/adjust-probabilities";
import type { JobContext } from "../../job.ts";
import type { Evaluated } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { DistinctImage } from "../study-rows.ts";
import type { Assessed } from "./assess.ts";
import { bestOfEachMethod } from "./best-of-each-method.ts";
import { decisionReasons } from "./decision-reasons.ts";
import { type FinalModel, fitFinal } from "./fit-final.ts";
import { nearestLabelled } from "./nearest-labelled.ts";

/** Methods whose word is compared, the champion's included. */
const METHODS_ASKED = 5;

export type PredictParams = {
  studyId: string;
  inputs: StudyInputs;
  champion: { evaluated: Evaluated; final: FinalModel; assessed: Assessed } | null;
  candidates: readonly Evaluated[];
  /** Share of cancers among the labelled images, and as estimated in the pool; null where it is not. */
  shares: { labelled: number; pool: number } | null;
  /** Rows without a labelled image near them. */
  uncovered: ReadonlySet<number>;
  /** Cluster of each row; null without a clustering. */
  clusters: Int32Array | null;
};

/** What a study says of every file. A labelled image keeps the scores of the folds that held it out; one with contradictory
 *  labels gets none, and a human. */
export async function predict(context: JobContext, params: PredictParams): Promise<NewPrediction[]> {
  const { studyId, inputs, champion, candidates, shares, uncovered, clusters } = params;
  const { report } = context;
  const asked = champion ? bestOfEachMethod(champion.evaluated, candidates, METHODS_ASKED) : [];
  report("PREDICT", 0, asked.length + 1);
  const models: Map<number, Spoken>[] = [];
  for (const [index, { experiment }] of asked.entries()) {
    models.push(
      spokenOf(index === 0 && champion ? champion.final : await fitFinal(context, inputs, experiment), inputs),
    );
    report("PREDICT", index + 1, asked.length + 1);
  }
  const near = champion ? await nearestLabelled(context, inputs, champion.evaluated.experiment) : [];
  const rule = champion?.assessed.rule ?? null;

  return inputs.rows.flatMap((row, position) => {
    const said = models[0]?.get(position) ?? null;
    const decision = decide(said?.raw ?? null, rule);
    const agreement = agreementOf(models, position);
    const calibrated = said?.calibrated ?? null;
    return predictionsOf(row, {
      studyId,
      position,
      probability: calibrated !== null && shares ? adjusted(calibrated, shares) : (calibrated ?? said?.raw ?? null),
      probabilityRaw: said?.raw ?? null,
      probabilityCalibrated: calibrated,
      agreement,
      nearestLabelled: (near[position] ?? []).map((other) => inputs.rows[other].representative.id),
      reasons: decisionReasons({
        score: said?.raw ?? null,
        ...{ rule, decision, agreement },
        conflict: row.conflict,
        uncovered: uncovered.has(position),
      }),
      decision,
      outOfFold: row.label !== -1 && said !== null,
      labelConflict: row.conflict,
      cluster: clusters?.[position] ?? null,
    });
  });
}

/** What one model says of one row. */
type Spoken = { raw: number; calibrated: number | null };

/** By row of the study: of a labelled one, what the folds that held it out say. */
function spokenOf({ learning, outOfFold, scores, calibrated }: FinalModel, { rows }: StudyInputs): Map<number, Spoken> {
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return new Map(
    Array.from(learning.rows, (row, at): [number, Spoken] | null => {
      const held = rows[row].label !== -1;
      const raw = known(held ? outOfFold.mean[at] : scores[at]);
      return raw === null
        ? null
        : [row, { raw, calibrated: known(held ? outOfFold.calibrated[at] : calibrated?.[at]) }];
    }).filter((entry) => entry !== null),
  );
}

/** Share of the models that call the row as the first does; null where only one speaks. */
function agreementOf(models: readonly Map<number, Spoken>[], row: number): number | null {
  const said = models.flatMap((model) => model.get(row) ?? []);
  if (said.length < 2 || !models[0].has(row)) return null;
  const calls = said.map(({ raw, calibrated }) => (calibrated ?? raw) >= 0.5);
  return calls.filter((call) => call === calls[0]).length / calls.length;
}

function adjusted(probability: number, { labelled, pool }: { labelled: number; pool: number }): number {
  return adjustProbabilities([probability], labelled, pool)[0];
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
