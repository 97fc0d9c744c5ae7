import type { Notice, StoredNotice } from "../../messages/notice.ts";
import type { UserProblem } from "../../messages/user-problem.ts";

export type NoticeModel = StoredNotice;

export type UserErrorModel = { field: readonly string[]; notice: Notice };

export function userErrorOf(problem: UserProblem): UserErrorModel {
  return { field: problem.field, notice: problem.notice };
}
