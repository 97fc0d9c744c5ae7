import type { Language } from "../messages/message.ts";
import type { StoredNotice } from "../messages/notice.ts";
import { renderNotice } from "../messages/render-notice.ts";

/** A notice as one line of a terminal: the file it speaks of first, unless the sentence names it. */
export function noticeLine(notice: StoredNotice, language: Language): string {
  const words = renderNotice(notice, language);
  return notice.path && !words.includes(notice.path) ? `${notice.path}: ${words}` : words;
}
