import { checkLabels } from "@brainscan/ml/protocol/check-labels";
import type { Notice } from "../../messages/notice.ts";
import { type DistinctImage, familiesOf, labelsOf } from "./study-rows.ts";

const BLOCKING = new Set<string>(["NO_LABELS", "ONE_CLASS", "TOO_FEW"]);

/** What the labels of a data set do not allow.
 *  `blocking`: no classifier can be trained, or none measured. `limits`: everything to tell the reader, the blocking one included. */
export function checkStudyLabels(
  rows: readonly DistinctImage[],
  nSplits: number,
): { blocking: Notice | null; limits: Notice[] } {
  const limits = checkLabels(labelsOf(rows), familiesOf(rows), nSplits).map(
    ({ code, ...counts }): Notice => ({ code, params: counts }),
  );
  const blocking = limits.find(({ code }) => BLOCKING.has(code)) ?? null;
  return { blocking, limits };
}
