import { findExperiment, saveExperimentResult } from "@brainscan/db/queries/experiments";
import { userProblem } from "../../messages/user-problem.ts";
import type { Job } from "../job.ts";
import { checkStudyLabels } from "../study/check-study-labels.ts";
import { loadStudyInputs } from "../study/load-inputs.ts";
import { loadMethodFeatures } from "../study/load-method-features.ts";
import { evaluate } from "./evaluate.ts";

/** One experiment of its own: embeds what is missing, then cross-validates. */
export const experimentJob: Job = {
  async handle(context) {
    const { app, runId, report, signal } = context;
    const experiment = await findExperiment(app.database.orm, runId);
    if (!experiment) throw new Error(`the run ${runId} has no experiment`);

    const inputs = await loadStudyInputs(context, { ...experiment, provider: app.config.provider });
    if (inputs.fingerprint !== experiment.datasetFingerprint) throw userProblem("DATASET_CHANGED");
    const { blocking } = checkStudyLabels(inputs.rows, experiment.nSplits);
    if (blocking) throw userProblem(blocking.code, blocking.params);

    const features = await loadMethodFeatures(context, inputs, experiment);
    const result = await evaluate(experiment, inputs.rows, features, {
      signal,
      onProgress: (done, total) => report("EVALUATE", done, total),
    });
    return (tx) => saveExperimentResult(tx, { runId, result });
  },
};
