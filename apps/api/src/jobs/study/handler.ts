import { saveNearDuplicates } from "@brainscan/db/queries/near-duplicates";
import { savePredictions } from "@brainscan/db/queries/predictions";
import { saveBesideRemainder } from "@brainscan/db/queries/remainder";
import { findStudy, saveClusterings, saveProjections, updateStudy } from "@brainscan/db/queries/studies";
import { planOf } from "../../plan/known-plans.ts";
import { quarantineLimits } from "../../quarantine/quarantine-limits.ts";
import { countSeenImages, seenImages } from "../../weights/seen-images.ts";
import type { Job } from "../job.ts";
import { runAudits } from "./audits/run-audits.ts";
import { buildReport } from "./build-report.ts";
import { checkStudy } from "./check-study.ts";
import { checkStudyLabels } from "./check-study-labels.ts";
import { clustersForDisplay } from "./clusters-for-display.ts";
import { compareStudy } from "./comparison/compare-study.ts";
import { estimatePrevalence } from "./estimate-prevalence.ts";
import { NO_EXPERIMENTS, runExperiments } from "./experiments/run-experiments.ts";
import { explore } from "./explore.ts";
import { loadStudyInputs } from "./load-inputs.ts";
import { nearDuplicateRows } from "./near-duplicates/near-duplicate-rows.ts";
import { fitFinal } from "./predictions/fit-final.ts";
import { poolShare } from "./predictions/pool-share.ts";
import { predictAll } from "./predictions/predict-all.ts";
import { answerForStudy } from "./scale-up/answer-for-study.ts";
import { stageClock } from "./stage-clock.ts";

/** The whole path from images to decisions. Embeddings, folds, experiments and the longer stages are kept as they are made, and so
 *  is what is said of images beyond a sample; the rest is stored at the end. */
export const studyJob: Job = {
  async handle(context) {
    const { app, runId, report } = context;
    const db = app.database.orm;
    const study = await findStudy(db, runId);
    if (!study) throw new Error(`the run ${runId} has no study`);
    const { seed, datasetId } = study;
    const plan = planOf(study);
    const { settings, sampleSize } = plan;
    const clock = stageClock();

    const inputs = await loadStudyInputs(context, { ...study, sampleSize });
    const { sample, backbone } = inputs;
    clock.lap("EMBED");
    const seen = sample
      ? await countSeenImages(db, backbone.card, datasetId)
      : seenImages(
          backbone.card,
          inputs.rows.flatMap((row) => row.files.map((file) => file.sha256)),
        );
    await updateStudy(db, {
      runId,
      values: {
        execution: inputs.layers.execution,
        weightsSha256: inputs.network.weightsSha256,
        calibration: inputs.network.calibration,
        datasetFingerprint: inputs.fingerprint,
        sample: sample && { n: sample.n, of: sample.of },
        backboneHasSeenImages: seen > 0,
      },
    });

    const { blocking, limits: ofLabels } = checkStudyLabels(inputs.rows, plan.protocol.nSplits);
    const limits = [...ofLabels, ...(await quarantineLimits(app, datasetId))];
    const experiments = blocking ? NO_EXPERIMENTS : await runExperiments(context, study, inputs, plan);
    const { champion, candidates } = experiments;
    const comparison = await compareStudy(context, experiments, inputs, seed);
    clock.lap("EVALUATE");
    const explored = await explore(context, runId, inputs, { seed, plan });
    clock.lap("CLUSTER");
    const rows = candidates.map(({ experiment }) => experiment);
    const prevalence = await estimatePrevalence(context, inputs, {
      ...{ experiments: rows, seed, plan },
      champion: champion?.experiment ?? null,
    });
    const share = poolShare(prevalence);
    clock.lap("PREVALENCE");

    const final = champion && (await fitFinal(context, inputs, champion.experiment));
    const clusters = clustersForDisplay(explored.clusterings, champion);
    const audits = await runAudits(context, {
      ...{ study, inputs, settings, experiments, final, clusters, share },
      labelledShare: prevalence.labelledShare,
    });
    clock.lap("AUDIT");

    const { labelledShare } = prevalence;
    const {
      assessed,
      rows: predictions,
      counts,
      embedded,
    } = await predictAll(context, {
      ...{ studyId: runId, inputs, experiments, final, settings, prevalence: share, clusters, coverage: audits },
      shares: share && labelledShare !== null ? { labelled: labelledShare, pool: share.value } : null,
    });
    const scaleUp = await answerForStudy(context, {
      ...{ inputs, settings, audits: audits.findings },
      champion: champion && final && assessed ? { evaluated: champion, final, assessed } : null,
    });
    clock.lap("PREDICT");

    report("REPORT", 0, 1);
    const built = buildReport({
      ...{ study, plan, inputs, seen, limits, explored, experiments, comparison, prevalence },
      ...{ audits: audits.findings, assessed, counts, embedded, scaleUp, stages: clock.stages },
    });

    return async (tx) => {
      await saveNearDuplicates(tx, { studyId: runId, rows: nearDuplicateRows(runId, inputs) });
      await saveProjections(tx, { studyId: runId, rows: explored.projections });
      await saveClusterings(tx, { studyId: runId, rows: explored.clusterings });
      await (sample ? saveBesideRemainder : savePredictions)(tx, { studyId: runId, rows: predictions });
      const checks = await checkStudy(tx, { studyId: runId, report: built, plan, inputs, experiments, seen });
      await updateStudy(tx, {
        runId,
        values: {
          championId: champion?.experiment.runId ?? null,
          decisionRule: assessed?.rule ?? null,
          limits,
          report: { ...built, checks },
          durationMs: built.durations.totalMs,
        },
      });
    };
  },
};
