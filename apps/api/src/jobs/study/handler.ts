import { savePredictions } from "@brainscan/db/queries/predictions";
import { findStudy, saveClusterings, saveProjections, updateStudy } from "@brainscan/db/queries/studies";
import { seenImages } from "../../weights/seen-images.ts";
import type { Job } from "../job.ts";
import { buildReport } from "./build-report.ts";
import { chooseChampion } from "./champion.ts";
import { checkStudyLabels } from "./check-study-labels.ts";
import { estimatePrevalence } from "./estimate-prevalence.ts";
import { explore } from "./explore.ts";
import { loadStudyInputs } from "./load-inputs.ts";
import { N_SPLITS } from "./plan.ts";
import { predict } from "./predict.ts";
import { runExperiments } from "./run-experiments.ts";
import { stageClock } from "./stage-clock.ts";

/** The whole path from images to decisions. Embeddings and experiments are kept as they are made; the rest is stored at the end. */
export const studyJob: Job = {
  async handle(context) {
    const { app, runId, report } = context;
    const db = app.database.orm;
    const study = await findStudy(db, runId);
    if (!study) throw new Error(`the run ${runId} has no study`);
    const clock = stageClock();

    const inputs = await loadStudyInputs(context, study);
    clock.lap("EMBED");
    const seen = seenImages(
      inputs.backbone.card,
      inputs.rows.flatMap((row) => row.files.map((file) => file.sha256)),
    );
    await updateStudy(db, {
      runId,
      values: {
        execution: inputs.layers.execution,
        weightsSha256: inputs.layers.spaces.avgpool.weightsSha256,
        datasetFingerprint: inputs.fingerprint,
        backboneHasSeenImages: seen > 0,
      },
    });

    const { blocking, limits } = checkStudyLabels(inputs.rows, N_SPLITS);
    const explored = await explore(context, runId, inputs, study.seed);
    clock.lap("CLUSTER");
    const experiments = blocking ? [] : await runExperiments(context, study, inputs);
    if (experiments.length > 0) limits.push({ code: "NEAR_DUPLICATES_UNKNOWN" });
    const champion = chooseChampion(experiments);
    clock.lap("EVALUATE");
    const prevalence = await estimatePrevalence(context, inputs, { champion, experiments, seed: study.seed });
    clock.lap("PREVALENCE");

    report("PREDICT", 0, inputs.rows.length);
    const predicted = await predict(context, runId, inputs, champion, explored.clusterings);
    clock.lap("PREDICT");
    const { rule } = predicted;
    if (rule?.status === "NOT_DECIDABLE")
      limits.push({
        code: "DECISIONS_NOT_DECIDABLE",
        params: { alpha: rule.alpha, needed: rule.labelsNeeded, cancer: rule.nCancer, normal: rule.nNormal },
      });

    report("REPORT", 0, 1);
    const { stages } = clock;
    const built = buildReport({
      study,
      inputs,
      seen,
      limits,
      explored,
      experiments,
      champion,
      prevalence,
      predicted,
      stages,
    });

    return async (tx) => {
      await saveProjections(tx, { studyId: runId, rows: explored.projections });
      await saveClusterings(tx, { studyId: runId, rows: explored.clusterings });
      await savePredictions(tx, { studyId: runId, rows: predicted.rows });
      await updateStudy(tx, {
        runId,
        values: {
          championId: champion?.runId ?? null,
          decisionRule: rule,
          limits,
          report: built,
          durationMs: built.durations.totalMs,
        },
      });
    };
  },
};
