import { findExperimentByHash } from "@brainscan/db/queries/experiments";
import { computeFingerprint } from "@brainscan/db/queries/fingerprint";
import type { StudyRow } from "@brainscan/db/queries/studies";
import type { ModelNotes } from "@brainscan/ml/onnx/graph-builder";
import type { App } from "../../app.ts";
import { configOf } from "../../jobs/experiment/evaluate.ts";
import type { JobContext } from "../../jobs/job.ts";
import { formOfNetwork } from "../../jobs/study/calibrate-network.ts";
import { loadStudyInputs } from "../../jobs/study/load-inputs.ts";
import { fitFinal } from "../../jobs/study/predictions/fit-final.ts";
import type { Notice } from "../../messages/notice.ts";
import { UserProblem } from "../../messages/user-problem.ts";
import { planOf } from "../../plan/known-plans.ts";
import { runScience } from "../../science/run-science.ts";
import { runShardsHere } from "../../shards/run-shards-here.ts";
import { SHARD_HANDLERS } from "../../shards/shard-handlers.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../weights/sha256-of-file.ts";

/** Why a stored study's model cannot be fitted again as it was. */
export type NotRefitted =
  | { code: "DATA_CHANGED" | "WEIGHTS_CHANGED" }
  | { code: "WEIGHTS_MISSING"; notice: Notice }
  | { code: "NOT_REPRODUCED"; difference: number };

type RefitParams = {
  app: App;
  study: StudyRow;
  /** Content hash of the experiment. */
  experimentId: string;
  signal: AbortSignal;
  /** Told whether the scores are calibrated. */
  notesOf(calibrated: boolean): ModelNotes;
};

/** Fit the model of one of a study's experiments again, on the embeddings that the study left, as the very fit that its
 *  predictions came from, and write it as one ONNX file. */
export async function refitModel(params: RefitParams): Promise<Uint8Array | NotRefitted> {
  const { app, study, experimentId, signal, notesOf } = params;
  const changed = await whatChanged(app, study, signal);
  if (changed) return changed;
  const closers: (() => Promise<void>)[] = [];
  const context: JobContext = {
    ...{ app, runId: study.runId, signal, report: () => undefined, gotFurther: () => undefined },
    shards: runShardsHere(app, SHARD_HANDLERS),
    atEnd: (close) => closers.push(close),
  };
  try {
    const { datasetId, backbone, precision } = study;
    // The embeddings are there: whichever provider made them need not open again.
    const { sampleSize } = planOf(study);
    const inputs = await loadStudyInputs(context, { datasetId, backbone, provider: "auto", precision, sampleSize });
    const experiment = await findExperimentByHash(app.database.orm, { datasetId, contentHash: experimentId });
    if (!experiment) throw new Error(`the study ${study.runId} has no experiment ${experimentId}`);
    const { learning, outOfFold, scores, calibrated } = await fitFinal(context, inputs, experiment);
    const { difference, bytes } = await runScience(
      "imageModel",
      {
        inputs: learning.inputs,
        config: configOf(experiment),
        folds: experiment.folds ?? [],
        outOfFold: outOfFold.mean,
        said: { scores, calibrated },
        layer: experiment.layer,
        weightsPath: inputs.backbone.path,
        network: await formOfNetwork(app, inputs.network),
        notes: notesOf(calibrated !== null),
      },
      { signal },
    );
    return bytes ?? { code: "NOT_REPRODUCED", difference };
  } finally {
    for (const close of closers) await close();
  }
}

/** Looked at first: with other images or weights everything would be embedded anew, and fitted otherwise. */
async function whatChanged(app: App, study: StudyRow, signal: AbortSignal): Promise<NotRefitted | null> {
  if ((await computeFingerprint(app.database.orm, study.datasetId)) !== study.datasetFingerprint)
    return { code: "DATA_CHANGED" };
  try {
    const { path } = await resolveBackbone(study.backbone, { dataDir: app.config.weightsHome });
    return (await sha256OfFile(path, signal)) === study.weightsSha256 ? null : { code: "WEIGHTS_CHANGED" };
  } catch (problem) {
    if (problem instanceof UserProblem) return { code: "WEIGHTS_MISSING", notice: problem.notice };
    throw problem;
  }
}
