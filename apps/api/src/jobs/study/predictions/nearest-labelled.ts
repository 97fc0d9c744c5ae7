import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { takeRows } from "@brainscan/ml/matrix/matrix";
import { runScience } from "../../../science/run-science.ts";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { loadMethodFeatures } from "../load-method-features.ts";
import { remembered } from "../stage-memory.ts";
import { familiesOf } from "../study-rows.ts";

const NEIGHBOURS = 3;

/** Of each row of the study, the nearest labelled rows of other families, the closest first, in the features of the
 *  experiment. */
export async function nearestLabelled(
  context: JobContext,
  inputs: StudyInputs,
  experiment: ExperimentRow,
): Promise<number[][]> {
  const { app, signal } = context;
  return remembered(app, "nearest labelled", experiment.contentHash, async () => {
    const { features } = await loadMethodFeatures(context, inputs, experiment);
    const labelled = [...inputs.rows.keys()].filter((row) => inputs.rows[row].label !== -1);
    if (labelled.length === 0) return inputs.rows.map(() => []);
    const families = familiesOf(inputs.rows);
    // A labelled row's own family is listed too: room for it, and for as many again.
    const k = Math.min(labelled.length, 4 * NEIGHBOURS);
    const found = await runScience(
      "nearest",
      { queries: features, references: takeRows(features, labelled), k },
      { signal },
    );
    return inputs.rows.map((_, row) =>
      Array.from(found.subarray(row * k, (row + 1) * k), (at) => labelled[at])
        .filter((other) => other !== row && families[other] !== families[row])
        .slice(0, NEIGHBOURS),
    );
  });
}
