import type { DecisionCountsRow } from "@brainscan/db/queries/prediction-tallies";
import type { NewPrediction } from "@brainscan/db/queries/predictions";
import type { PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { PlanSettings } from "../../../plan/plan.ts";
import type { JobContext } from "../../job.ts";
import type { StudyExperiments } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { countPool } from "../score/count-pool.ts";
import { makeScorePlan } from "../score/make-score-plan.ts";
import { scoreDrawn } from "../score/score-drawn.ts";
import { scoreRemainder } from "../score/score-remainder.ts";
import { scoreSample } from "../score/score-sample.ts";
import { askModels } from "./ask-models.ts";
import { type Assessed, assess, gatherEvidence } from "./assess.ts";
import type { FinalModel } from "./fit-final.ts";
import { predict } from "./predict.ts";
import type { Shares } from "./remark-of.ts";

/** Decisions on every file of the data set, and on its distinct images without a label. */
export type DecisionCounts = { files: DecisionCountsRow; unlabelledDistinct: DecisionCountsRow };

export type Predicted = {
  assessed: Assessed | null;
  /** Of every file that the study looked at; what is said of the others is stored already. */
  rows: NewPrediction[];
  /** Of all. */
  counts: DecisionCounts;
  /** Distinct images that have vectors. */
  embedded: number;
};

type PredictAllParams = {
  studyId: string;
  inputs: StudyInputs;
  experiments: StudyExperiments;
  final: FinalModel | null;
  settings: PlanSettings;
  prevalence: PoolPrevalence | null;
  shares: Shares | null;
  clusters: Int32Array | null;
  /** Rows without a labelled image near them, and the distance beyond which that is so. */
  coverage: { uncovered: ReadonlySet<number>; uncoveredBeyond: number | null };
};

/** Hold the champion against what was labelled, then have it speak of every image: those looked at, and all others. */
export async function predictAll(context: JobContext, params: PredictAllParams): Promise<Predicted> {
  const { studyId, inputs, experiments, final, settings, shares, clusters, coverage } = params;
  const { champion } = experiments;
  const evidence =
    champion && final
      ? await gatherEvidence(context, {
          ...{ inputs, datasetId: inputs.dataset.id, final, prevalence: params.prevalence },
          model: champion.experiment.contentHash,
          drawnBeyond: await scoreDrawn(context, { inputs, champion, final }),
        })
      : null;
  const assessed = evidence && assess(evidence, settings);
  const asked = await askModels(context, { inputs, experiments, final });
  const given = { ...{ studyId, inputs, assessed, asked, shares, clusters }, uncovered: coverage.uncovered };
  if (!inputs.sample) {
    const rows = await predict(context, given);
    return { assessed, rows, counts: countsOf(rows), embedded: inputs.rows.length };
  }

  const { uncoveredBeyond } = coverage;
  const plan = await makeScorePlan(context, { inputs, assessed, asked, shares, uncoveredBeyond });
  const rows = await predict(context, { ...given, said: await scoreSample(context, { inputs, plan }) });
  const rest = await scoreRemainder(context, { inputs, plan });
  const looked = countsOf(rows);
  const counted = evidence && assessed && (await countPool(context.app.database.orm, { studyId, evidence, assessed }));
  return {
    // The same thresholds, and shares of the whole pool.
    assessed: evidence && counted && assess(evidence, settings, counted),
    rows,
    counts: {
      files: sum(looked.files, rest.files),
      unlabelledDistinct: sum(looked.unlabelledDistinct, rest.distinct),
    },
    embedded: inputs.rows.length + rest.scored,
  };
}

function countsOf(rows: readonly NewPrediction[]): DecisionCounts {
  const count = (counted: readonly NewPrediction[]) => {
    const of = (decision: string) => counted.filter((row) => row.decision === decision).length;
    return { normal: of("NORMAL"), cancer: of("CANCER"), review: of("REVIEW") };
  };
  const unlabelled = rows.filter(({ representative, label }) => representative && label === null);
  return { files: count(rows), unlabelledDistinct: count(unlabelled) };
}

function sum(a: DecisionCountsRow, b: DecisionCountsRow): DecisionCountsRow {
  return { normal: a.normal + b.normal, cancer: a.cancer + b.cancer, review: a.review + b.review };
}
