import { countQuarantined, pageQuarantined } from "@brainscan/db/queries/quarantine";
import type { App } from "../app.ts";
import type { Notice } from "../messages/notice.ts";

/** Named one by one; the list of them all is the data set's. */
const NAMED_MAX = 10;

/** What a study tells of the images of its data set that nobody can work on: it went on without them. */
export async function quarantineLimits({ database }: App, datasetId: string): Promise<Notice[]> {
  const count = await countQuarantined(database.orm, datasetId);
  if (count === 0) return [];
  const named = await pageQuarantined(database.orm, { datasetId, limit: NAMED_MAX });
  const names = named.map(({ path }) => path).join(", ");
  return [{ code: "FILES_QUARANTINED", params: { count, names, unnamed: count - named.length } }];
}
