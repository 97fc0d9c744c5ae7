import type { Language } from "./message.ts";

/** Why the system refuses to write in a place, by its code: part of a sentence, after a colon. */
const REASONS: Record<string, Record<Language, string>> = {
  EROFS: { en: "it is mounted read-only", fr: "l’emplacement est monté en lecture seule" },
  EFBIG: {
    en: "files there may not grow to the size needed",
    fr: "les fichiers ne peuvent pas y atteindre la taille nécessaire",
  },
  EACCES: { en: "permission is denied", fr: "la permission est refusée" },
  EPERM: { en: "the system forbids it", fr: "le système l’interdit" },
  EEXIST: { en: "a file has that name", fr: "un fichier porte ce nom" },
  ENOTDIR: { en: "a part of the path is a file", fr: "une partie du chemin est un fichier" },
  ENOENT: { en: "there is nothing there", fr: "il n’y a rien à cet endroit" },
  EISDIR: { en: "a folder has that name", fr: "un dossier porte ce nom" },
};

/** @param otherwise  said of a code that has no words here */
export function systemReason(errno: unknown, language: Language, otherwise: unknown = errno): string {
  return REASONS[String(errno)]?.[language] ?? String(otherwise);
}
