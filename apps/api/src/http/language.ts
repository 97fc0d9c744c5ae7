import { LANGUAGES, type Language } from "../messages/message.ts";

const COOKIE = /(?:^|;\s*)locale=(en|fr)(?:;|$)/;

/** The reader's language: their own choice (cookie `locale`), else the best of Accept-Language, else English. */
export function negotiateLanguage(headers: { acceptLanguage?: string; cookie?: string }): Language {
  const chosen = headers.cookie?.match(COOKIE)?.[1];
  if (chosen) return chosen as Language;
  const ranked = (headers.acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag, ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const best = ranked.find(({ language }) => LANGUAGES.some((known) => known === language));
  return (best?.language as Language | undefined) ?? "en";
}
