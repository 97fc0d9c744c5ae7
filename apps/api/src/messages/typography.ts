import type { Language } from "./message.ts";

type Value = string | number | undefined;

function join(texts: readonly string[], values: readonly Value[], set: (text: string) => string): string {
  return texts.map((text, i) => (i === 0 ? "" : String(values[i - 1] ?? "")) + set(text)).join("");
}

const set: Record<Language, (text: string) => string> = {
  en: (text) => text.replaceAll("'", "\u2019"),
  fr: (text) =>
    text
      .replaceAll("'", "\u2019")
      .replace(/ (?=[;!?])/g, "\u202f")
      .replace(/ (?=[:»])/g, "\u00a0")
      .replace(/« /g, "«\u00a0"),
};

/** French as printed: curved apostrophes, narrow no-break spaces before ; ! ? and no-break ones before : and inside « ».
 *  Only the sentence is set so; the values in it (paths, names) stay as they are. */
export function fr(texts: TemplateStringsArray, ...values: Value[]): string {
  return join(texts, values, set.fr);
}

/** English as printed: curved apostrophes. */
export function en(texts: TemplateStringsArray, ...values: Value[]): string {
  return join(texts, values, set.en);
}

/** A text that was written as on a keyboard, as printed. */
export function typeset(text: string, language: Language): string {
  return set[language](text);
}

/** With a capital first letter: a name at the head of a line. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const numbers: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat("en"),
  fr: new Intl.NumberFormat("fr"),
};

/** "1,506" or "1 506". */
export function formatCount(value: Value, language: Language): string {
  return numbers[language].format(Number(value));
}

/** "1 image", "1,506 images"; French counts zero and one as singular. */
export function counted(value: Value, language: Language, one: string, many: string): string {
  const n = Number(value);
  return `${formatCount(n, language)}\u00a0${((language === "fr" ? Math.abs(n) < 2 : n === 1) ? one : many).replaceAll("'", "\u2019")}`;
}

const locales: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** 0.473 as "47%" or "47 %"; to a tenth where whole percents would make it none, or all. */
export function formatShare(value: Value, language: Language): string {
  const share = Number(value);
  const [size, rest] = [Math.abs(share), Math.abs(1 - share)];
  const nearBorder = (size > 0 && size < 0.01) || (rest > 0 && rest < 0.01);
  const digits = { maximumFractionDigits: nearBorder ? 1 : 0 };
  return new Intl.NumberFormat(locales[language], { style: "percent", ...digits }).format(share);
}

/** "0.71" or "0,71". */
export function formatFigure(value: Value, language: Language, digits: number): string {
  const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locales[language], exactly).format(Number(value));
}

const UNITS: Record<Language, readonly string[]> = {
  en: ["bytes", "kB", "MB", "GB", "TB"],
  fr: ["octets", "ko", "Mo", "Go", "To"],
};

/** "256 MB" or "256 Mo", in powers of 1,000 rounded to three digits. */
export function formatBytes(value: Value, language: Language): string {
  const bytes = Number(value);
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const scaled = Number((bytes / 1000 ** power).toPrecision(3));
  return `${numbers[language].format(scaled)}\u00a0${UNITS[language][power]}`;
}
