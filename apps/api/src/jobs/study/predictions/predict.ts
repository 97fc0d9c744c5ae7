import type { NewPrediction } from "@brainscan/db/queries/predictions";
import type { JobContext } from "../../job.ts";
import type { Evaluated } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { Said } from "../score/score-images.ts";
import type { Assessed } from "./assess.ts";
import type { FinalModel } from "./fit-final.ts";
import { nearestLabelled } from "./nearest-labelled.ts";
import { predictionRows } from "./prediction-rows.ts";
import { remarkOf, type Shares, type Spoken } from "./remark-of.ts";

/** The experiment that decides, and those whose word is compared with it, each fitted on every label. */
export type AskedModel = { evaluated: Evaluated; final: FinalModel };

/** What was said of rows as it is said of images that were not looked at: see scoreSample. */
export type SaidElsewhere = ReadonlyMap<number, Said>;

export type PredictParams = {
  studyId: string;
  inputs: StudyInputs;
  assessed: Assessed | null;
  /** The champion first; empty without one. */
  asked: readonly AskedModel[];
  /** Null where the pool's share is not estimated. */
  shares: Shares | null;
  /** Rows without a labelled image near them. */
  uncovered: ReadonlySet<number>;
  /** Cluster of each row; null without a clustering. */
  clusters: Int32Array | null;
  said?: SaidElsewhere;
};

/** What a study says of every file of its rows. A labelled image keeps the scores of the folds that held it out; one with
 *  contradictory labels gets none, and a human. */
export async function predict(context: JobContext, params: PredictParams): Promise<NewPrediction[]> {
  const { studyId, inputs, assessed, asked, shares, uncovered, clusters, said: elsewhere } = params;
  const models = asked.map(({ final }) => spokenOf(final, inputs));
  const [champion] = asked;
  const near = champion ? await nearestLabelled(context, inputs, champion.evaluated.experiment) : [];
  const rule = assessed?.rule ?? null;

  return inputs.rows.flatMap((row, position) => {
    const said = models.map((model) => model.get(position) ?? null);
    const remark = elsewhere?.get(position) ?? {
      ...remarkOf({ said, rule, shares, conflict: row.conflict, uncovered: uncovered.has(position) }),
      nearestLabelled: (near[position] ?? []).map((other) => inputs.rows[other].representative.id),
      outOfFold: row.label !== -1 && said.length > 0 && said[0] !== null,
      labelConflict: row.conflict,
    };
    return predictionRows(row, { ...remark, studyId, position, cluster: clusters?.[position] ?? null });
  });
}

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
