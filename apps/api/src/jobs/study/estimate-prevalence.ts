import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import type { PrevalenceFindings } from "../../deliverables/tell-report.ts";
import { prevalenceNotices } from "../../messages/prevalence-notices.ts";
import type { PoolEstimate } from "../../science/estimate-pool.ts";
import { runScience } from "../../science/run-science.ts";
import type { JobContext } from "../job.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { loadMethodFeatures } from "./load-method-features.ts";
import { CALIBRATION } from "./plan.ts";
import { learningInputs } from "./study-rows.ts";

type Scorer = Pick<ExperimentRow, "method" | "layer" | "parameters">;

const FALLBACK = "logisticRegression";

/** How common labelled cancers are among the images without a label. Labels or a pool that allow no estimate are said. */
export async function estimatePrevalence(
  context: JobContext,
  inputs: StudyInputs,
  { champion, experiments, seed }: { champion: ExperimentRow | null; experiments: ExperimentRow[]; seed: number },
): Promise<PrevalenceFindings> {
  const { signal, report } = context;
  const { method, layer, parameters: given } = chooseScorer(champion, experiments);
  const parameters = parseParameters(findClassifier(method).parameters, given);
  const learning = learningInputs(inputs.rows, await loadMethodFeatures(context, inputs, { method, layer }));
  const params = { method, parameters, calibration: CALIBRATION, seed };
  report("PREVALENCE", 0, 1);
  const found = await runScience(
    "prevalence",
    { inputs: learning.inputs, params },
    { signal, onProgress: (done, total) => report("PREVALENCE", done, total) },
  );
  return sectionOf(found, { method, layer, parameters, seed });
}

/** The champion, unless it has learned from the pool: its fold models have seen the pool but not what they hold out,
 *  and score the two differently. Then logistic regression on the champion's layer, as the study has run it. */
export function chooseScorer(champion: Scorer | null, experiments: readonly Scorer[]): Scorer {
  if (champion && findClassifier(champion.method).task === "SUPERVISED") return champion;
  const layer = champion?.layer ?? "avgpool";
  const planned = experiments.find((one) => one.method === FALLBACK && one.layer === layer);
  return planned ?? { method: FALLBACK, layer, parameters: {} };
}

function sectionOf(
  found: PoolEstimate,
  { method, layer, parameters, seed }: Scorer & { seed: number },
): PrevalenceFindings {
  const { counts, assessment, labelShift, preferred, refusal } = found;
  const nLabelled = counts.nNormal + counts.nCancer;
  return {
    scorer: { method, methodName: findClassifier(method).name, layer, parameters, calibration: CALIBRATION, seed },
    counts,
    labelledShare: nLabelled === 0 ? null : counts.nCancer / nLabelled,
    estimates: assessment?.estimates ?? [],
    preferred,
    refusal,
    calibration: assessment?.calibration ?? null,
    differences: assessment?.differences ?? [],
    nResamples: assessment?.nResamples ?? null,
    labelShift,
    findings: prevalenceNotices(found),
  };
}
