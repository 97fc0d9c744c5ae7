import { findExperiment, saveExperimentResult } from "@brainscan/db/queries/experiments";
import { deleteFoldResults } from "@brainscan/db/queries/fold-results";
import { userProblem } from "../../messages/user-problem.ts";
import { SAMPLE_SIZE } from "../../plan/plan.ts";
import type { Job } from "../job.ts";
import { checkStudyLabels } from "../study/check-study-labels.ts";
import { loadStudyInputs } from "../study/load-inputs.ts";
import { loadMethodFeatures } from "../study/load-method-features.ts";
import { evaluateRows } from "./evaluate.ts";
import { evaluateOutside } from "./outside/evaluate-outside.ts";

/** One experiment of its own: embeds what is missing, then cross-validates. */
export const experimentJob: Job = {
  async handle(context) {
    const { app, runId, report, signal } = context;
    const experiment = await findExperiment(app.database.orm, runId);
    if (!experiment) throw new Error(`the run ${runId} has no experiment`);
    if (experiment.outsideTableId) return evaluateOutside(context, experiment);

    const { provider } = app.config;
    const inputs = await loadStudyInputs(context, { ...experiment, provider, sampleSize: SAMPLE_SIZE });
    if (inputs.fingerprint !== experiment.datasetFingerprint) throw userProblem("DATASET_CHANGED");
    const { blocking } = checkStudyLabels(inputs.rows, experiment.protocol.nSplits);
    if (blocking) throw userProblem(blocking.code, blocking.params);

    const { contentHash: hash } = experiment;
    const result = await evaluateRows(
      app,
      { ...experiment, hash },
      inputs,
      () => loadMethodFeatures(context, inputs, experiment),
      { signal, onProgress: (done, total) => report("EVALUATE", done, total) },
    );
    return async (tx) => {
      await saveExperimentResult(tx, { runId, result });
      await deleteFoldResults(tx, hash);
    };
  },
};
