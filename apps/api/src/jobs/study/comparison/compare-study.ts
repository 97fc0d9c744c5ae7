import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { comparedFold, type KnownImages, storedScores } from "../../../comparison/compared-experiments.ts";
import type { JudgedStudy, StudyToJudge } from "../../../comparison/judge-study.ts";
import { complexityOf } from "../../../plan/candidates.ts";
import { runScience } from "../../../science/run-science.ts";
import type { JobContext } from "../../job.ts";
import type { Evaluated, StudyExperiments } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { remembered } from "../stage-memory.ts";

/** Null when there was nothing to compare. */
export type ComparisonFindings = JudgedStudy | null;

/** What the experiments of a study say beside one another. */
export async function compareStudy(
  { app, signal }: Pick<JobContext, "app" | "signal">,
  experiments: StudyExperiments,
  inputs: Pick<StudyInputs, "rows" | "fingerprint">,
  seed: number,
): Promise<ComparisonFindings> {
  if (!experiments.champion) return null;
  const asked = studyToJudge(experiments, inputs, seed);
  // An experiment's hash decides its scores, the nested folds' too.
  const { scores: _scores, images: _images, nested, ...named } = asked;
  const decidedBy = { ...named, isNested: nested !== null, fingerprint: inputs.fingerprint };
  return remembered(app, "comparison", decidedBy, () => runScience("compareStudy", asked, { signal }));
}

export function studyToJudge(
  { candidates, eligible, champion, controls, curve, seeds, nested }: StudyExperiments,
  { rows }: Pick<StudyInputs, "rows">,
  seed: number,
): StudyToJudge {
  const hash = (experiment: ExperimentRow) => experiment.contentHash;
  const figured = (experiment: ExperimentRow | null) =>
    experiment && { id: hash(experiment), figure: experiment.figures?.find(({ id }) => id === "rocAuc") ?? null };
  const all = [
    ...candidates.map(({ experiment }) => experiment),
    ...controls.flatMap(({ naive }) => naive ?? []),
    ...curve.flatMap(({ supervised, semiSupervised }) => [supervised, semiSupervised]),
    ...seeds,
  ];
  return {
    seed,
    scores: [...new Map(all.map((experiment) => [hash(experiment), storedScores(experiment)])).values()],
    images: imagesOfRows(rows),
    candidates: candidates.map(({ candidate, experiment }) => ({
      id: hash(experiment),
      complexity: complexityOf(candidate),
    })),
    eligible: eligible.length < candidates.length ? eligible.map(({ experiment }) => hash(experiment)) : undefined,
    baseline: baselineOf(candidates, champion),
    controls: controls.map(({ of, baseline, transductive, shuffledLabels, naive }) => ({
      of: hash(of.experiment),
      semiSupervised: findClassifier(of.candidate.method).task === "SEMI_SUPERVISED",
      baseline: baseline && hash(baseline.experiment),
      transductive: figured(transductive),
      shuffledLabels: figured(shuffledLabels),
      naive: naive && hash(naive),
    })),
    curve: curve.map(({ nLabels, supervised, semiSupervised }) => ({
      nLabels,
      supervised: hash(supervised),
      semiSupervised: hash(semiSupervised),
    })),
    seeds: seeds.map((experiment) => ({ seed: experiment.seed, id: hash(experiment) })),
    nested: nested?.map((folds) => folds.map((inner) => inner.map(comparedFold))) ?? null,
  };
}

function imagesOfRows(rows: StudyInputs["rows"]): KnownImages {
  return new Map(
    rows.flatMap(({ groupId, label, family }) => (label === -1 ? [] : [[groupId, { label, family }] as const])),
  );
}

/** Logistic regression on the champion's layer, images and features as they are; else the plan's first that learns from
 *  labels alone. */
function baselineOf(candidates: readonly Evaluated[], champion: Evaluated | null): string | null {
  const plain = candidates.find(
    ({ candidate: { method, layer, preprocessing, representation } }) =>
      method === "logisticRegression" &&
      layer === champion?.candidate.layer &&
      preprocessing === "plain" &&
      representation.kind === "raw",
  );
  const supervised = candidates.find(({ candidate }) => findClassifier(candidate.method).task === "SUPERVISED");
  return (plain ?? supervised)?.experiment.contentHash ?? null;
}
