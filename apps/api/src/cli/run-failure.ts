import type { StoredNotice } from "../messages/notice.ts";

/** A run that failed, told by what its row says; whatever was a defect in it has been logged. */
export class RunFailure extends Error {
  readonly notice: StoredNotice;

  constructor(notice: StoredNotice) {
    super(notice.code);
    this.name = "RunFailure";
    this.notice = notice;
  }
}
