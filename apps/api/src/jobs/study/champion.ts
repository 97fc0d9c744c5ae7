import type { ExperimentRow } from "@brainscan/db/queries/experiments";

export function rocAucOf(experiment: Pick<ExperimentRow, "figures">): number | null {
  return experiment.figures?.find((figure) => figure.id === "rocAuc")?.value ?? null;
}

/** The experiment with the highest ROC AUC out of fold; the earlier in the plan when they tie, null when none has one. */
export function chooseChampion(experiments: readonly ExperimentRow[]): ExperimentRow | null {
  let champion: ExperimentRow | null = null;
  for (const experiment of experiments) {
    const auc = rocAucOf(experiment);
    if (auc !== null && auc > (champion ? (rocAucOf(champion) ?? 0) : -1)) champion = experiment;
  }
  return champion;
}
