import { randomUUID } from "node:crypto";
import type { Queryable } from "@brainscan/db/orm";
import { insertChange, insertChangeOutcome } from "@brainscan/db/queries/changes";
import type { ChangeOutcome, ChangeVia } from "@brainscan/db/schema/changes";
import { logProblem } from "../log.ts";
import { logContext } from "../logging/log-context.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { boundedArguments } from "./bounded-arguments.ts";

/** Whose change it is, and the way it came. */
export type Author = { accountId: string | null; name: string; via: ChangeVia };

export type Change = {
  /** Such as startStudy, or `accounts add`. */
  action: string;
  args: Readonly<Record<string, unknown>>;
  by: Author;
};

/** Do something with the log around it. The line is written first, and without it nothing is done; how it ended is a second
 *  line. One transaction around both would hold the one connection of PGlite while a change starts jobs and writes files.
 *  @throws UserProblem CHANGE_NOT_LOGGED when it was done and its end could not be written: the first line stands without one */
export async function recordChange<Result>(db: Queryable, change: Change, run: () => Promise<Result>): Promise<Result> {
  const changeId = await begin(db, change);
  let result: Result;
  try {
    result = await run();
  } catch (problem) {
    await end(db, changeId, endOfProblem(problem)).catch((cause: unknown) => logProblem(notEnded(change), cause));
    throw problem;
  }
  try {
    await end(db, changeId, endOfResult(result));
  } catch (cause) {
    logProblem(notEnded(change), cause);
    throw userProblem("CHANGE_NOT_LOGGED", { action: change.action });
  }
  return result;
}

/** Keep that something was asked for by someone who may not. */
export async function recordRefusal(db: Queryable, { code, ...change }: Change & { code: string }): Promise<void> {
  await db.transaction(async (tx) => end(tx, await begin(tx, change), { outcome: "REFUSED", code }));
}

async function begin(db: Queryable, { action, args, by }: Change): Promise<string> {
  const id = randomUUID();
  const fields = logContext.getStore();
  await insertChange(db, {
    ...{ id, action, args: boundedArguments(args) },
    ...{ accountId: by.accountId, author: by.name, via: by.via },
    requestId: fields?.requestId ?? fields?.socketId ?? null,
  });
  return id;
}

type End = { outcome: ChangeOutcome; code: string | null };

async function end(db: Queryable, changeId: string, { outcome, code }: End): Promise<void> {
  await insertChangeOutcome(db, { changeId, outcome, code });
}

function endOfProblem(problem: unknown): End {
  return problem instanceof UserProblem
    ? { outcome: "REFUSED", code: problem.notice.code }
    : { outcome: "FAILED", code: null };
}

/** A mutation answers what the user got wrong in its payload. */
function endOfResult(result: unknown): End {
  const errors = (result as { userErrors?: { notice: { code: string } }[] } | null)?.userErrors;
  return errors?.length ? { outcome: "REFUSED", code: errors[0].notice.code } : { outcome: "OK", code: null };
}

const notEnded = ({ action }: Change) => `how the change ${action} ended could not be logged`;
