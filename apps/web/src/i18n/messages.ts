import { en } from "./en/all.ts";
import { fr } from "./fr/all.ts";
import type { Locale } from "./routing.ts";
import type { Translation } from "./translation.ts";

export type Messages = typeof en;

/** A language that lacks a message, or has one too many, does not compile. */
const messages: Record<Locale, Translation<Messages>> = { en, fr };

export function messagesOf(locale: Locale): Translation<Messages> {
  return messages[locale];
}
