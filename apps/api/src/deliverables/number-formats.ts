import type { Language } from "../messages/message.ts";

function formats(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const signed = new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: "exceptZero" },
  });
  const shares = [1, 2, 3, 4].map(
    (digits) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }),
  );
  return {
    int: (value: number) => whole.format(value),
    fig: (value: number) => figure.format(value),
    /** A difference: "+0.012", "\u22120.012". */
    signed: (value: number) => signed.format(value).replace("-", "\u2212"),
    pct: (value: number) => shares[0].format(value),
    /** A share with as many digits as tell it from another that it is not. */
    pctUnlike: (value: number, other: number) =>
      (shares.find((format) => format.format(value) !== format.format(other)) ?? shares[0]).format(value),
    /** "1 image" or "2 images". */
    many: (value: number, one: string, several: string) =>
      `${whole.format(value)} ${new Intl.PluralRules(locale).select(value) === "one" ? one : several}`,
  };
}

/** How the report's sentences print numbers. */
export const NUMBER_FORMATS: Record<Language, ReturnType<typeof formats>> = {
  en: formats("en-GB"),
  fr: formats("fr-FR"),
};
