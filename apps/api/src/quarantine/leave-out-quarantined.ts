import { excludeQuarantined, listQuarantinedAmong } from "@brainscan/db/queries/quarantine";
import type { App } from "../app.ts";
import type { ImagePages } from "../shards/image-pages.ts";
import { QuarantinedMeanwhile } from "./quarantined-meanwhile.ts";

/** What is still lacking once all shards are done was given up: leave it out of every data set.
 *  @throws QuarantinedMeanwhile when there is any; Error when something is lacking that nobody gave up */
export async function leaveOutQuarantined(
  app: App,
  pages: ImagePages,
  missingOf: (sha256: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const db = app.database.orm;
  const lacking: string[] = [];
  for await (const page of pages()) lacking.push(...(await missingOf(page)));
  if (lacking.length === 0) return;
  const givenUp = await listQuarantinedAmong(db, lacking);
  const unexplained = lacking.find((sha256) => !givenUp.has(sha256));
  if (unexplained !== undefined) throw new Error(`nothing was stored for the file ${unexplained}`);
  await db.transaction((tx) => excludeQuarantined(tx, { sha256: lacking, now: new Date() }));
  throw new QuarantinedMeanwhile(`${lacking.length} files were put into quarantine`);
}
