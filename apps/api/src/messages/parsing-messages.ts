import type { Message } from "./message.ts";
import { en, formatBytes, fr } from "./typography.ts";

/** What is said of a file that takes more to read than any honest one. */
export const parsingMessages = {
  PARSING_MEMORY: {
    en: ({ name, bytes }) =>
      en`Reading ${name} takes more than ${formatBytes(bytes, "en")} of memory and was given up. Nothing of it was used. Split the file, or check that it is what it should be.`,
    fr: ({ name, bytes }) =>
      fr`La lecture de ${name} demande plus de ${formatBytes(bytes, "fr")} de mémoire et a été abandonnée. Rien n'en a été utilisé. Divisez le fichier, ou vérifiez qu'il est bien ce qu'il doit être.`,
  },
  PARSING_TIME: {
    en: ({ name, seconds }) =>
      en`Reading ${name} took more than ${seconds} seconds and was given up. Nothing of it was used. Split the file, or check that it is what it should be.`,
    fr: ({ name, seconds }) =>
      fr`La lecture de ${name} a pris plus de ${seconds} secondes et a été abandonnée. Rien n'en a été utilisé. Divisez le fichier, ou vérifiez qu'il est bien ce qu'il doit être.`,
  },
} satisfies Record<string, Message>;
