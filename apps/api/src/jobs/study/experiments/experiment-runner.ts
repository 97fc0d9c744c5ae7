import { randomUUID } from "node:crypto";
import {
  type ExperimentRow,
  findExperiment,
  findExperimentByHash,
  linkStudyExperiment,
  saveExperimentResult,
} from "@brainscan/db/queries/experiments";
import { deleteFoldResults, listFoldResults } from "@brainscan/db/queries/fold-results";
import { finishRun } from "@brainscan/db/queries/runs";
import type { FoldRow, ProtocolRow } from "@brainscan/db/schema/experiments";
import type { ExperimentRole } from "@brainscan/db/schema/studies";
import { effectiveSplits } from "@brainscan/ml/protocol/effective-splits";
import { innerInputs } from "@brainscan/ml/protocol/inner-inputs";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { Candidate } from "../../../plan/candidates.ts";
import type { Plan } from "../../../plan/plan.ts";
import { SCIENCE_THREADS } from "../../../science/science-threads.ts";
import { configOf, evaluate, evaluateRows } from "../../experiment/evaluate.ts";
import { contentHash, createExperiment, type ExperimentSpec, specPrecision } from "../../experiment/experiment-spec.ts";
import type { JobContext, Stage } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { loadMethodFeatures, type MethodFeatures } from "../load-method-features.ts";
import { mapLimited } from "../map-limited.ts";
import { familiesOf, labelsOf, learningInputs } from "../study-rows.ts";

export type StudySpec = { runId: string; datasetId: string; backbone: string; seed: number };

/** One experiment to compute, and what it is there for. */
export type Wanted = {
  candidate: Candidate;
  role: ExperimentRole;
  protocol?: Partial<ProtocolRow>;
  seed?: number;
};

/** Computes a study's experiments, several at once, each stored as it ends: what was computed before is taken, not repeated,
 *  down to the single fold. */
export function experimentRunner(context: JobContext, study: StudySpec, inputs: StudyInputs, plan: Plan) {
  const { app, signal } = context;
  const db = app.database.orm;
  const nSplits = effectiveSplits(labelsOf(inputs.rows), familiesOf(inputs.rows), plan.protocol.nSplits);
  const features = featureCache(context, inputs);
  let position = 0;

  function specOf({ candidate, protocol, seed = study.seed }: Omit<Wanted, "role">): ExperimentSpec {
    const { datasetId, backbone } = study;
    return {
      ...candidate,
      datasetId,
      datasetFingerprint: inputs.fingerprint,
      sampleSize: inputs.sample?.n,
      backbone,
      weightsSha256: inputs.network.weightsSha256,
      precision: specPrecision(inputs.network.precision),
      protocol: {
        nSplits,
        nRepeats: plan.protocol.nRepeats,
        setting: "INDUCTIVE",
        control: "NONE",
        nLabels: null,
        recallTarget: plan.settings.recallTarget,
        costRatio: plan.settings.costRatio,
        ...protocol,
      },
      seed,
    };
  }

  async function one(wanted: Wanted, place: number, onFold: (done: number) => void): Promise<ExperimentRow> {
    const spec = specOf(wanted);
    const experiment = (await findDone(spec)) ?? (await compute(spec, onFold));
    onFold(foldsOf(spec));
    await linkStudyExperiment(db, {
      studyId: study.runId,
      experimentId: experiment.runId,
      position: place,
      role: wanted.role,
    });
    return experiment;
  }

  async function findDone(spec: ExperimentSpec): Promise<ExperimentRow | null> {
    const known = await findExperimentByHash(db, { ...spec, contentHash: contentHash(spec) });
    return known?.run.status === "DONE" ? known : null;
  }

  async function compute(spec: ExperimentSpec, onFold: (done: number) => void): Promise<ExperimentRow> {
    const startedAt = new Date();
    const hash = contentHash(spec);
    const row = await evaluateRows(app, { ...spec, hash }, inputs, () => features(spec), {
      signal,
      onProgress: onFold,
    });
    const runId = randomUUID();
    await db.transaction(async (tx) => {
      await createExperiment(tx, runId, spec, startedAt);
      await saveExperimentResult(tx, { runId, result: row });
      await finishRun(tx, { id: runId, status: "DONE", now: new Date() });
      await deleteFoldResults(tx, hash);
    });
    context.gotFurther();
    const stored = await findExperiment(db, runId);
    if (!stored) throw new Error(`the experiment ${runId} was not stored`);
    return stored;
  }

  /** What the experiments read is embedded one after the other, before several of them run at once. */
  async function embedAll(specs: readonly ExperimentSpec[]): Promise<void> {
    const seen = new Set<string>();
    for (const spec of specs) {
      const key = featuresKey(spec);
      if (seen.has(key) || (await findDone(spec))) continue;
      seen.add(key);
      await features(spec);
    }
  }

  return {
    nSplits,
    /** Experiments in the order wanted. */
    async run(stage: Stage, wanted: readonly Wanted[]): Promise<ExperimentRow[]> {
      await embedAll(wanted.map(specOf));
      const first = position;
      position += wanted.length;
      const told = foldCounter(
        context,
        stage,
        wanted.map((one) => foldsOf(specOf(one))),
      );
      return mapLimited(wanted, SCIENCE_THREADS, (each, index) =>
        one(each, first + index, (done) => told(index, done)),
      );
    },

    /** Folds of each candidate's cross-validation inside the training images of each fold of the first repeat: once, without
     *  repeats. One list a candidate, of one list an outer fold. */
    async runNested(stage: Stage, candidates: readonly Candidate[]): Promise<FoldRow[][][]> {
      const wanted = candidates.flatMap((candidate) =>
        Array.from({ length: nSplits }, (_, within) => ({ candidate, within })),
      );
      const told = foldCounter(
        context,
        stage,
        wanted.map(() => nSplits),
      );
      const folds = await mapLimited(wanted, SCIENCE_THREADS, async ({ candidate, within }, index) => {
        const spec = specOf({ candidate, protocol: { nRepeats: 1 } });
        const hash = contentHash(spec, { within });
        const kept = await listFoldResults(db, hash);
        if (kept.length === nSplits) {
          told(index, nSplits);
          return kept;
        }
        const { inputs: outer } = learningInputs(inputs.rows, await features(spec));
        // The choice goes by the area alone.
        const config = { ...configOf(spec), calibrate: false };
        const nested = await innerInputs(outer, config, within);
        const { folds } = await evaluate(
          app,
          { hash, inputs: nested, config },
          { signal, onProgress: (done) => told(index, done) },
        );
        return folds;
      });
      return candidates.map((_, at) => folds.slice(at * nSplits, (at + 1) * nSplits));
    },
  };
}

export type ExperimentRunner = ReturnType<typeof experimentRunner>;

const foldsOf = ({ protocol }: Pick<ExperimentSpec, "protocol">) => protocol.nSplits * protocol.nRepeats;

/** Tells the folds done by all that run at once. */
function foldCounter({ report }: JobContext, stage: Stage, totals: readonly number[]) {
  const done = totals.map(() => 0);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const total = sum(totals);
  if (total > 0) report(stage, 0, total);
  return (index: number, folds: number) => {
    done[index] = folds;
    report(stage, sum(done), total);
  };
}

/** Matrices that the next experiments are likely to ask for again. */
const KEPT_FEATURES = 3;

type FeaturesOf = Pick<ExperimentSpec, "method" | "layer" | "preprocessing">;

function featuresKey({ method, layer, preprocessing }: FeaturesOf): string {
  return [layer, preprocessing, findClassifier(method).needs.views].join(" ");
}

function featureCache(context: JobContext, inputs: StudyInputs) {
  const kept = new Map<string, Promise<MethodFeatures>>();
  return (spec: FeaturesOf): Promise<MethodFeatures> => {
    const key = featuresKey(spec);
    const found = kept.get(key) ?? loadMethodFeatures(context, inputs, spec);
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > KEPT_FEATURES) kept.delete([...kept.keys()][0]);
    return found;
  };
}
