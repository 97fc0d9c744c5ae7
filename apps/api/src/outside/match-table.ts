import type { OutsideImage } from "./match-outside.ts";
import { type PreparedOutside, prepareOutside } from "./prepare-outside.ts";
import { readOutsideTable } from "./read-outside-table.ts";

export type MatchOutsideInput = { path: string; images: OutsideImage[] };

/** Read a table of results from elsewhere and find our images in it.
 *  @throws UserProblem as `readOutsideTable` and `prepareOutside` do */
export async function matchTable({ path, images }: MatchOutsideInput): Promise<PreparedOutside> {
  return prepareOutside(await readOutsideTable(path), images);
}
