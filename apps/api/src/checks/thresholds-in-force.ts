import type { CheckThresholdRow } from "@brainscan/db/queries/check-thresholds";
import type { CheckId } from "./check-ids.ts";
import { type CheckDefinition, knownDefinition } from "./definition.ts";

/** A change of a threshold, as the database keeps it. */
export type ThresholdChange = Omit<CheckThresholdRow, "id">;

/** A check's rule with the threshold that holds now. */
export type CheckInForce = CheckDefinition & {
  /** Version of the file that it comes from, or that was in force when it was changed here. */
  version: number;
  /** The file's own. */
  fileThreshold: number;
  /** The newest change; null while the file's threshold holds. */
  change: ThresholdChange | null;
  /** Every change, the oldest first. */
  history: ThresholdChange[];
};

export type ChecksInForce = ReadonlyMap<CheckId, CheckInForce>;

/** The versioned file's thresholds, each replaced by the newest change of it.
 *  @param changes  the oldest first; those of checks that are no more are passed over */
export function checksInForce(changes: readonly ThresholdChange[]): ChecksInForce {
  const { version, checks } = knownDefinition();
  return new Map(
    checks.map((check) => {
      const history = changes.filter(({ checkId }) => checkId === check.id);
      const change = history.at(-1) ?? null;
      const threshold = change?.threshold ?? check.threshold;
      return [check.id, { ...check, threshold, version, fileThreshold: check.threshold, change, history }];
    }),
  );
}
