import { catalogue } from "./catalogue.ts";
import type { Language, Message } from "./message.ts";
import type { StoredNotice } from "./notice.ts";

const MESSAGES: Record<string, Message> = catalogue;

/** Put a notice into words: what happened, what was kept, what to do next. */
export function renderNotice(notice: StoredNotice, language: Language): string {
  const message = MESSAGES[notice.code];
  if (!message) throw new Error(`no message for the code ${notice.code}`);
  return message[language](notice.params ?? {});
}
