import { CLASSIFIERS } from "@brainscan/ml/registry/methods";
import type { Report } from "../report.ts";

type Experiment = Report["experiments"][number];

/** Why an experiment's model cannot leave the product as one file.
 *  - TRANSDUCTIVE: its method scores an image by its place among the very images learned from
 *  - NOT_WRITTEN: its method has no form as a graph in this version */
export type NoForm = "TRANSDUCTIVE" | "NOT_WRITTEN";

/** Null where it can. */
export function noFormOf({ method }: Pick<Experiment, "method">): NoForm | null {
  const classifier = CLASSIFIERS.find(({ id }) => id === method);
  if (classifier?.scoreGraph === "WRITTEN") return null;
  return classifier?.scoreGraph ?? "NOT_WRITTEN";
}

/** The experiment of the highest ROC AUC among those that can; of equal ones the first. Null without any. */
export function bestExportable({ experiments }: Pick<Report, "experiments">): Experiment | null {
  const area = (experiment: Experiment) => rocAucOf(experiment)?.value ?? Number.NEGATIVE_INFINITY;
  const able = experiments.filter((experiment) => noFormOf(experiment) === null && Number.isFinite(area(experiment)));
  return able.reduce<Experiment | null>((best, one) => (best && area(best) >= area(one) ? best : one), null);
}

export function rocAucOf({ figures }: Experiment): Experiment["figures"][number] | undefined {
  return figures.find(({ id }) => id === "rocAuc");
}
