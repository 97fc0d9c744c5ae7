import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { openScorePlan } from "./open-score-plan.ts";
import { type Said, scoreImages } from "./score-images.ts";
import type { ScorePlan } from "./score-plan.ts";

const ROWS_AT_ONCE = 1000;

/** What is said of the sample's own images without a label, in the very way in which it is said of all others: by row of the
 *  study. */
export async function scoreSample(
  { app, signal }: JobContext,
  { inputs, plan }: { inputs: StudyInputs; plan: ScorePlan },
): Promise<Map<number, Said>> {
  const open = await openScorePlan(app, plan);
  const rows = [...inputs.rows.keys()].filter((row) => inputs.rows[row].label === -1 && !inputs.rows[row].conflict);
  const found = new Map<number, Said>();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    signal.throwIfAborted();
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const sha256 = some.map((row) => inputs.rows[row].representative.sha256);
    for (const [at, said] of (await scoreImages(app, open, sha256, { signal })).entries()) found.set(some[at], said);
  }
  return found;
}
