import type { Queryable } from "../orm.ts";
import { countNow, keepCounts } from "./dataset-counts.ts";
import { lockDatasets } from "./datasets.ts";
import { refreshGroups } from "./duplicates.ts";
import { refreshFingerprint } from "./fingerprint.ts";
import { countMissing } from "./metadata-columns.ts";

/** Bring what depends on a data set's images up to them: groups of duplicates, counts and the fingerprint. Run it in a
 *  transaction. Reads every image a few times, and keeps a page of them.
 *  @param change  made under the data set's lock, before */
export async function settleDataset<Result>(
  db: Queryable,
  datasetId: string,
  change: () => Promise<Result>,
): Promise<Result> {
  await lockDatasets(db, [datasetId]);
  const result = await change();
  await refreshGroups(db, datasetId);
  await keepCounts(db, datasetId, await countNow(db, datasetId));
  await countMissing(db, datasetId);
  await refreshFingerprint(db, datasetId);
  return result;
}
