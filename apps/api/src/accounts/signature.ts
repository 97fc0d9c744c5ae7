import { UserProblem } from "../messages/user-problem.ts";
import type { Viewer } from "./viewer.ts";

/** The name under which a reading or a threshold is kept: the account's where there is one, since nobody signs for another; the
 *  one given at a machine without accounts.
 *  @throws UserProblem READER_IS_ANOTHER naming the field */
export function signatureOf(viewer: Viewer | null, given: string | null | undefined, field: string): string {
  const written = given?.trim() ?? "";
  if (viewer === null || viewer.accountId === null) return written;
  if (written !== "" && written !== viewer.name)
    throw new UserProblem(
      { code: "READER_IS_ANOTHER", params: { name: viewer.name, given: written.slice(0, 80) } },
      { field: ["input", field] },
    );
  return viewer.name;
}
