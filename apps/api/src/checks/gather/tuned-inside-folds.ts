import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";
import type { Candidate } from "./candidate.ts";

/** Was every parameter that the data choose ("auto") chosen anew inside each fold?
 *  The folds themselves tell: each keeps what was chosen in it. */
export function tunedInsideFolds(experiments: readonly Candidate[]): CheckEvidence {
  const id = "tunedInsideFolds";
  if (experiments.length === 0) return notRun(id, "NO_CLASSIFIER");
  const open = experiments.filter((one) => openParameters(one).length > 0);
  if (open.length === 0) return notRun(id, "NOTHING_TUNED");
  const counted = open.map(choicesOf).filter(({ nFolds }) => nFolds > 0);
  if (counted.length === 0) return undecided(id, "NO_FIGURE");
  const sum = (name: "nFolds" | "missing") => counted.reduce((all, one) => all + one[name], 0);
  const [n, missing] = [sum("nFolds"), sum("missing")];
  return evidenceOf(id, {
    ...{ value: missing, n },
    evidence: { code: "CHECK_TUNED", params: { n, missing, nExperiments: counted.length } },
  });
}

/** Parameters that the data shall choose. An "auto" that no fold chooses and no method says it does is a rule of the method. */
function openParameters({ parameters, protocol, folds }: Candidate): string[] {
  return Object.keys(parameters).filter(
    (name) =>
      parameters[name] === "auto" &&
      (protocol.fittedInsideFold.includes(name) || folds.some((fold) => chose(fold, name))),
  );
}

/** Folds that were to choose something, and those among them that kept no choice. */
function choicesOf(experiment: Candidate): { nFolds: number; missing: number } {
  const names = openParameters(experiment);
  const trained = experiment.folds.filter(
    ({ rocAuc, selected }) => rocAuc !== null || Object.keys(selected).length > 0,
  );
  const missing = trained.filter((fold) => !names.every((name) => chose(fold, name)));
  return { nFolds: trained.length, missing: missing.length };
}

/** A choice by class stands under the parameter's name with the class after it. */
function chose({ selected }: Candidate["folds"][number], name: string): boolean {
  return [name, `${name}Normal`, `${name}Cancer`].some((key) => key in selected);
}
