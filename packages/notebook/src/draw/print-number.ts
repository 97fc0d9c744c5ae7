import type { Language } from "../study-report.ts";

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** A number as a table prints it: whole ones in full, others with three decimals, or as many significant digits where
 *  three decimals would make them nothing. */
export function printNumber(value: number, language: Language): string {
  const small = value !== 0 && Math.abs(value) < 0.0005;
  const options: Intl.NumberFormatOptions = Number.isInteger(value)
    ? {}
    : small
      ? { maximumSignificantDigits: 2, notation: Math.abs(value) < 1e-6 ? "scientific" : "standard" }
      : { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return new Intl.NumberFormat(LOCALES[language], options).format(value).replace("-", "\u2212");
}

/** A number beside a tick: no more digits than it needs. */
export function printTick(value: number, language: Language): string {
  const rounded = Number(value.toPrecision(6));
  return new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 6 })
    .format(rounded)
    .replace("-", "\u2212");
}
