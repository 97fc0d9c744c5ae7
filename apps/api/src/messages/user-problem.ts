import type { NoticeCode } from "./catalogue.ts";
import type { MessageParams } from "./message.ts";
import type { Notice } from "./notice.ts";

/** Something the user can correct. Becomes a `userError`, a failed run's reason or a line on the terminal, never a stack trace. */
export class UserProblem extends Error {
  readonly notice: Notice;
  /** Path of the input field at fault, empty when it is the whole. */
  readonly field: readonly string[];

  constructor(notice: Notice, options: { field?: readonly string[]; cause?: unknown } = {}) {
    super(notice.code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "UserProblem";
    this.notice = notice;
    this.field = options.field ?? [];
  }
}

export function userProblem(code: NoticeCode, params: MessageParams = {}, path?: string): UserProblem {
  return new UserProblem(path === undefined ? { code, params } : { code, params, path });
}
