import type { Language } from "../../../messages/message.ts";

const WORDS: Record<Language, readonly string[]> = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" "),
  fr: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze".split(" "),
};

/** Small numbers that are no figure of the report, such as the rows shown, in words. */
export function numberWord(n: number, language: Language): string {
  return WORDS[language][n] ?? String(n);
}
