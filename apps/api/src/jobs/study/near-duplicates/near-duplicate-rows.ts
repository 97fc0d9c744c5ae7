import type { NearDuplicatePairRow } from "@brainscan/db/queries/near-duplicates";
import type { StudyInputs } from "../load-inputs.ts";

/** The pairs as they are stored, the closest first. */
export function nearDuplicateRows(studyId: string, { rows, duplicates }: StudyInputs): NearDuplicatePairRow[] {
  return duplicates.pairs.map(({ a, b, hashDistance, featureDistance, origin }, position) => {
    const [groupA, groupB] = [rows[a].groupId, rows[b].groupId].sort((x, y) => (x < y ? -1 : 1));
    return { studyId, groupA, groupB, position, hashDistance, featureDistance, origin };
  });
}
