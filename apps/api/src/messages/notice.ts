import type { NoticeCode } from "./catalogue.ts";
import type { MessageParams } from "./message.ts";

/** A statement still to be told: stored as it is, put into words in the reader's language. */
export type Notice = { code: NoticeCode; path?: string; params?: MessageParams };

/** A notice as the database or a report gives it back: perhaps of an earlier version, with codes of its own. */
export type StoredNotice = { code: string; path?: string; params?: MessageParams };
