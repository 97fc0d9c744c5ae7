import { randomUUID } from "node:crypto";
import type { Queryable } from "@brainscan/db/orm";
import { insertCheckThreshold, listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { hasDoneStudy } from "@brainscan/db/queries/studies";
import { z } from "zod";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import { parseInput } from "../messages/parse-input.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { CHECK_IDS } from "./check-ids.ts";
import { type CheckInForce, checksInForce } from "./thresholds-in-force.ts";

const NAME_LENGTH_MAX = 80;

const input = z.object({ checkId: z.string(), threshold: z.number(), changedBy: z.string() });

/** Set another threshold for a check: who did, when, what it was, and whether a study had ended by then are kept.
 *  @throws UserProblem naming the field at fault */
export async function setCheckThreshold(db: Queryable, given: unknown): Promise<CheckInForce> {
  const { checkId, threshold, changedBy: written } = parseInput(input, given);
  const known = CHECK_IDS.find((id) => id === checkId);
  if (!known) throw problem("checkId", "CHECK_UNKNOWN", { id: checkId.slice(0, NAME_LENGTH_MAX) });
  const changedBy = written.trim();
  if (changedBy.length < 1 || changedBy.length > NAME_LENGTH_MAX)
    throw problem("changedBy", "CHECK_CHANGED_BY_MISSING");

  await db.transaction(async (tx) => {
    const check = inForceOf(await listCheckThresholds(tx), known);
    const { minimum, maximum } = check;
    if (!(threshold >= minimum && threshold <= maximum))
      throw problem("threshold", "CHECK_THRESHOLD_OUT_OF_BOUNDS", { minimum, maximum });
    if (check.whole && !Number.isInteger(threshold)) throw problem("threshold", "CHECK_THRESHOLD_NOT_WHOLE");
    if (threshold === check.threshold) throw problem("threshold", "CHECK_THRESHOLD_SAME");
    await insertCheckThreshold(tx, {
      ...{ id: randomUUID(), checkId: known, threshold, previous: check.threshold, changedBy },
      afterResults: await hasDoneStudy(tx),
    });
  });
  return inForceOf(await listCheckThresholds(db), known);
}

function inForceOf(changes: Parameters<typeof checksInForce>[0], id: (typeof CHECK_IDS)[number]): CheckInForce {
  const check = checksInForce(changes).get(id);
  if (!check) throw new Error(`the definition of done has no check ${id}`);
  return check;
}

function problem(field: string, code: NoticeCode, params: MessageParams = {}): UserProblem {
  return new UserProblem({ code, params }, { field: ["input", field] });
}
