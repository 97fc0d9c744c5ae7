import { randomBytes } from "node:crypto";
import { logProblem } from "../log.ts";
import { databaseNotice } from "./database-notice.ts";
import type { Notice } from "./notice.ts";
import { UserProblem } from "./user-problem.ts";

/** What to tell the user of anything thrown. A defect of ours is logged once, here, under a reference that the user can quote;
 *  its own words may name paths and statements, and are for the log alone. */
export function noticeOf(problem: unknown): Notice {
  if (problem instanceof UserProblem) return problem.notice;
  const database = databaseNotice(problem);
  if (database) return database;
  const reference = randomBytes(4).toString("hex");
  logProblem(`defect ${reference}`, problem);
  return { code: "INTERNAL_ERROR", params: { reference } };
}
