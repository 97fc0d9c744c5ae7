import type { Candidate } from "./gather/candidate.ts";

type Figure = Candidate["figures"][number];

export function figure(id: string, value: number | null, rest: Partial<Figure> = {}): Figure {
  return { id, value, n: 99, interval: null, ...rest };
}

export function between(low: number, high: number, method = "wilson"): NonNullable<Figure["interval"]> {
  return { low, high, level: 0.95, method };
}

export const FIGURES: Figure[] = [
  figure("rocAuc", 0.95, { interval: between(0.9, 0.99, "nadeau-bengio") }),
  figure("recallAtTarget", 0.94, { n: 50, interval: between(0.84, 0.98) }),
  figure("costPerImage", 0.31, { missCost: 10 }),
  figure("ece", 0.101),
  figure("eceIfCalibrated", 0.09, { interval: between(0.05, 0.14, "consistency-resampling") }),
];

/** An experiment as a report shows it, with two folds that chose C. */
export function candidate(changes: Partial<Candidate> = {}): Candidate {
  const fold = { nTrain: 4, nTest: 2, nUnlabelled: 0, rocAuc: 0.9, threshold: 0.4 };
  return {
    id: "e1",
    layer: "layer3",
    preprocessing: "plain",
    representation: { kind: "raw" },
    method: "logisticRegression",
    task: "SUPERVISED",
    parameters: { C: "auto", classWeight: "none" },
    protocol: {
      ...{ nSplits: 5, nRepeats: 5, control: "NONE", nLabels: null, recallTarget: 0.95, seed: 0, stratified: true },
      ...{ groupedBy: "exact and near duplicates", setting: "INDUCTIVE" },
      fittedInsideFold: ["scaler", "C", "classifier"],
    },
    figures: FIGURES,
    folds: [0, 1].map((index) => ({ ...fold, repeat: 0, fold: index, selected: { C: 0.1, converged: 1 } })),
    ...changes,
  };
}

export function semiSupervised(method: string, changes: Partial<Candidate> = {}): Candidate {
  const folds = candidate().folds.map((fold) => ({ ...fold, selected: { converged: 1 } }));
  return candidate({ id: method, method, task: "SEMI_SUPERVISED", parameters: { alpha: 0.2 }, folds, ...changes });
}
