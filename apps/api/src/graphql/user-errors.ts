import { databaseNotice } from "../messages/database-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { type UserErrorModel, userErrorOf } from "../schema/root/mappers.ts";

/** Run a mutation; what the user can correct becomes `userErrors`, anything else is a defect and goes on up. */
export async function withUserErrors<Payload extends object>(
  empty: Payload,
  change: () => Promise<Payload>,
): Promise<Payload & { userErrors: UserErrorModel[] }> {
  try {
    return { ...(await change()), userErrors: [] };
  } catch (problem) {
    if (problem instanceof UserProblem) return { ...empty, userErrors: [userErrorOf(problem)] };
    const notice = databaseNotice(problem);
    if (notice) return { ...empty, userErrors: [{ field: [], notice }] };
    throw problem;
  }
}
