import type { Environment } from "../env.ts";
import { userProblem } from "../messages/user-problem.ts";

/** What shares its work with other processes needs a database that they share too.
 *  @throws UserProblem DATABASE_URL_NEEDED */
export function requireSharedDatabase({ DATABASE_URL }: Environment, command: string): void {
  if (DATABASE_URL === undefined) throw userProblem("DATABASE_URL_NEEDED", { command });
}
