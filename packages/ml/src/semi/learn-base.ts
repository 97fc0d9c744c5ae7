import type { LearnerTools, TrainingRows } from "../registry/learner.ts";
import type { Classifier } from "../registry/method.ts";
import { parseParameters } from "../registry/parameters.ts";
import { BASE_METHODS, type BaseId } from "./base-methods.ts";
import type { FitBase } from "./fit-base.ts";

/** A classifier of the registry, with its default parameters, as the base of self-training or co-training.
 *  What it leaves to "auto" is chosen once, on the labels that experts gave: choosing again among labels that the base
 *  gave itself would reward agreement with itself. `selected` holds that choice after the first fit. */
export function learnBase(
  id: BaseId,
  C: number | "auto",
  groups: Int32Array,
  tools: LearnerTools,
): { fitBase: FitBase; selected: Record<string, number> } {
  const method: Classifier = BASE_METHODS[id];
  const own = "C" in method.parameters.shape ? { C } : {};
  let parameters = parseParameters(method.parameters, own);
  const selected: Record<string, number> = {};
  const fitBase: FitBase = async (features, labels, rows) => {
    const training: TrainingRows = {
      labelled: { features, views: {} },
      labels,
      groups: Int32Array.from(rows, (row) => groups[row]),
      unlabelled: { features: { data: new Float32Array(0), rows: 0, cols: features.cols }, views: {} },
    };
    const fitted = await method.learn(training, parameters, tools);
    const open = Object.keys(parameters).filter((name) => parameters[name] === "auto" && name in fitted.selected);
    for (const name of open) selected[name] = fitted.selected[name];
    parameters = { ...parameters, ...selected };
    return {
      score: (asked) => fitted.score({ features: asked, views: {} }),
      writeScore: fitted.writeScore,
    };
  };
  return { fitBase, selected };
}

/** Family of each labelled, then each unlabelled row; unlabelled rows of no known family get one of their own. */
export function familiesOf({ groups, unlabelled, unlabelledGroups }: TrainingRows): Int32Array {
  const free = groups.reduce((largest, group) => Math.max(largest, group), -1) + 1;
  const own = Int32Array.from({ length: unlabelled.features.rows }, (_, row) => free + row);
  return Int32Array.of(...groups, ...(unlabelledGroups ?? own));
}
