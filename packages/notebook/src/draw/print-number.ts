import type { Language } from "../study-report.ts";

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

function print(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(LOCALES[language], options).format(value).replace("-", "\u2212");
}

/** Numbers that stand below one another: whole ones in full; where one of them is not whole, large ones without decimals,
 *  small ones with three, and the smallest with three significant digits. */
export function numberPrinter(values: readonly number[], language: Language): (value: number) => string {
  if (values.every(Number.isInteger)) return (value) => print(value, language, {});
  return (value) => {
    const size = Math.abs(value);
    if (size !== 0 && size < 0.002)
      return print(value, language, { maximumSignificantDigits: 3, notation: size < 1e-6 ? "scientific" : "standard" });
    const digits = size >= 100 ? 0 : size >= 10 ? 1 : 3;
    return print(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  };
}

/** A number beside a tick: no more digits than it needs. */
export function printTick(value: number, language: Language): string {
  return print(Number(value.toPrecision(6)), language, { maximumSignificantDigits: 6 });
}
