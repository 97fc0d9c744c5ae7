import type { DecisionCountsRow } from "@brainscan/db/queries/prediction-tallies";
import { countRemainder, countRemainderFiles, forgetOtherPlans } from "@brainscan/db/queries/remainder";
import { userProblem } from "../../../messages/user-problem.ts";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { planScoreShards } from "./plan-shards.ts";
import { type ScorePlan, saveScorePlan } from "./score-plan.ts";

/** Decisions on the images beyond a sample, and distinct ones that got a score. */
export type RemainderCounts = { files: DecisionCountsRow; distinct: DecisionCountsRow; scored: number };

/** Apply the champion to every image that the study did not look at, in shards; what an earlier attempt said by the same plan
 *  stays, what it said by another is forgotten.
 *  @throws UserProblem PREDICTIONS_INCOMPLETE when images came or went meanwhile, so that some have no prediction */
export async function scoreRemainder(
  context: JobContext,
  { inputs, plan }: { inputs: StudyInputs; plan: ScorePlan },
): Promise<RemainderCounts> {
  const { app, runId: studyId, signal, report, gotFurther } = context;
  const { sample, rows, counts } = inputs;
  if (!sample) throw new Error("every image was looked at");
  const db = app.database.orm;
  const key = await saveScorePlan(app, plan);
  await db.transaction((tx) => forgetOtherPlans(tx, { studyId, plan: key }));
  const { learned } = plan;
  const shards = planScoreShards(app, { studyId, plan: key, learned, inputs });
  await context.shards.run(
    { runId: studyId, kind: "SCORE", stage: "PREDICT", total: sample.of - sample.n, shards },
    { signal, gotFurther, report: (done, total) => report("PREDICT", done, total) },
  );
  const looked = rows.reduce((sum, { files }) => sum + files.length, 0);
  const predicted = looked + (await countRemainderFiles(db, studyId));
  if (predicted !== counts.images) throw userProblem("PREDICTIONS_INCOMPLETE", { images: counts.images, predicted });
  return countRemainder(db, studyId);
}
