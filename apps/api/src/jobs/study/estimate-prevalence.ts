import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import type { PrevalenceFindings } from "../../deliverables/tell-report.ts";
import { prevalenceNotices } from "../../messages/prevalence-notices.ts";
import type { Plan } from "../../plan/plan.ts";
import type { PoolEstimate } from "../../science/estimate-pool.ts";
import { runScience } from "../../science/run-science.ts";
import type { JobContext } from "../job.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { loadMethodFeatures } from "./load-method-features.ts";
import { networkParts } from "./network-id.ts";
import { stateOf } from "./read-dataset.ts";
import { remembered } from "./stage-memory.ts";
import { learningInputs } from "./study-rows.ts";

type Scorer = Pick<ExperimentRow, "method" | "layer" | "parameters">;

const FALLBACK = "logisticRegression";

/** How common labelled cancers are among the images without a label. Labels or a pool that allow no estimate are said. */
export async function estimatePrevalence(
  context: JobContext,
  inputs: StudyInputs,
  params: { champion: ExperimentRow | null; experiments: ExperimentRow[]; seed: number; plan: Plan },
): Promise<PrevalenceFindings> {
  const { app, signal, report } = context;
  const { champion, experiments, seed, plan } = params;
  const { calibration } = plan;
  const estimators = plan.prevalence.map((estimator) => ({ estimator }));
  const { method, layer, parameters: given } = chooseScorer(champion, experiments);
  const parameters = parseParameters(findClassifier(method).parameters, given);
  report("PREVALENCE", 0, 1);
  const decidedBy = {
    method,
    layer,
    parameters,
    calibration,
    estimators,
    seed,
    ...networkParts(inputs.network),
    ...stateOf(inputs),
  };
  const found = await remembered(app, "prevalence", decidedBy, async () => {
    const plain = { method, layer, preprocessing: "plain" as const };
    const learning = learningInputs(inputs.rows, await loadMethodFeatures(context, inputs, plain));
    return runScience(
      "prevalence",
      { inputs: learning.inputs, params: { method, parameters, calibration, estimators, seed } },
      { signal, onProgress: (done, total) => report("PREVALENCE", done, total) },
    );
  });
  return sectionOf(found, { method, layer, parameters, calibration, seed });
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
  { method, layer, parameters, calibration, seed }: Scorer & { calibration: Plan["calibration"]; seed: number },
): PrevalenceFindings {
  const { counts, assessment, labelShift, preferred, refusal } = found;
  const nLabelled = counts.nNormal + counts.nCancer;
  const labelledShare = nLabelled === 0 ? null : counts.nCancer / nLabelled;
  return {
    scorer: { method, methodName: findClassifier(method).name, layer, parameters, calibration, seed },
    counts,
    labelledShare,
    labelled: labelledShare,
    pool: poolOf(assessment?.estimates ?? [], preferred),
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

function poolOf(estimates: PrevalenceFindings["estimates"], preferred: string | null): PrevalenceFindings["pool"] {
  const chosen = estimates.find(({ estimator }) => estimator === preferred);
  const { low = null, high = null } = chosen?.interval ?? {};
  return { estimate: chosen?.value ?? null, low, high };
}
