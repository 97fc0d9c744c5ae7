import type { Queryable } from "../orm.ts";
import { lockDatasets } from "./datasets.ts";
import { refreshLabelConflicts } from "./duplicates.ts";
import { refreshFingerprint } from "./fingerprint.ts";

/** Bring what depends on a data set's images up to them: contradictory labels and the fingerprint. Run it in a transaction.
 *  @param change  made under the data set's lock, before */
export async function settleDataset<Result>(
  db: Queryable,
  datasetId: string,
  change: () => Promise<Result>,
): Promise<Result> {
  await lockDatasets(db, [datasetId]);
  const result = await change();
  await refreshLabelConflicts(db, datasetId);
  await refreshFingerprint(db, datasetId);
  return result;
}
