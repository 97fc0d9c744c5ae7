import { checkFeatures } from "../matrix/check-features.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { checkLabelValues } from "./labels.ts";

/** @throws RangeError when lengths differ, a label is unknown or an entry is not finite */
export function checkInputs({ features, views = {}, labels, groups, keys }: ExperimentInputs): void {
  checkFeatures(features);
  for (const [name, view] of Object.entries(views)) {
    checkFeatures(view);
    if (view.rows !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, the view ${name} has ${view.rows}`);
  }
  if (labels.length !== features.rows || groups.length !== features.rows) {
    throw new RangeError(
      `features has ${features.rows} rows, labels has ${labels.length} entries, groups has ${groups.length}`,
    );
  }
  if (keys && keys.length !== features.rows) {
    throw new RangeError(`features has ${features.rows} rows, keys has ${keys.length} entries`);
  }
  checkLabelValues(labels);
}
