import { stat } from "node:fs/promises";
import { openSource } from "./open-source.ts";

/** Tell at once, from its directory, an archive that cannot be used, or a path to nothing; a folder is only listed by the job.
 *  @throws UserProblem as openSource does */
export async function refuseBadArchive(path: string, name?: string): Promise<void> {
  // What cannot be looked at is not a folder to wait for either: openSource says why.
  const folder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (folder) return;
  const source = await openSource(path, { name });
  await source.close();
}
