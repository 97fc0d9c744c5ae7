import type { JobContext } from "../../job.ts";
import type { StudyExperiments } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { bestOfEachMethod } from "./best-of-each-method.ts";
import { type FinalModel, fitFinal } from "./fit-final.ts";
import type { AskedModel } from "./predict.ts";

/** Methods whose word is compared, the champion's included. */
const METHODS_ASKED = 5;

/** The champion and the best of each other method, fitted on every label; those that cannot score what the champion is to score
 *  are not asked.
 *  @param final  the champion's, fitted before */
export async function askModels(
  context: JobContext,
  { inputs, experiments, final }: { inputs: StudyInputs; experiments: StudyExperiments; final: FinalModel | null },
): Promise<AskedModel[]> {
  const { champion, eligible } = experiments;
  if (!champion || !final) return [];
  const { report } = context;
  const chosen = bestOfEachMethod(champion, eligible, METHODS_ASKED);
  const asked: AskedModel[] = [{ evaluated: champion, final }];
  report("PREDICT", 1, chosen.length);
  for (const evaluated of chosen.slice(1)) {
    asked.push({ evaluated, final: await fitFinal(context, inputs, evaluated.experiment) });
    report("PREDICT", asked.length, chosen.length);
  }
  return asked;
}
