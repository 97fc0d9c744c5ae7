import type { Language } from "../../messages/message.ts";

type Format = (value: number, locale: string) => string;

const style = (options: Intl.NumberFormatOptions): Format => {
  const formats = new Map<string, Intl.NumberFormat>();
  return (value, locale) => {
    const format = formats.get(locale) ?? new Intl.NumberFormat(locale, options);
    formats.set(locale, format);
    return format.format(value);
  };
};

const count = style({ maximumFractionDigits: 0 });
const threeDigits = style({ maximumSignificantDigits: 3 });
const euros = style({ style: "currency", currency: "EUR", maximumFractionDigits: 0 });
const cents = style({ style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });
const threeDigitEuros = style({ style: "currency", currency: "EUR", maximumSignificantDigits: 3 });

/** Below ten euros: 3; 7.50; 0.199; 0.00125. */
function smallEuros(value: number, locale: string): string {
  const inCents = Number(value.toPrecision(3)) === Number(value.toFixed(2));
  return (inCents ? cents : threeDigitEuros)(value, locale);
}

const shares = [1, 2, 3, 4].map((digits) => style({ style: "percent", maximumFractionDigits: digits }));

/** To a tenth of a percent, or as fine as it takes not to read none or all where it is neither. */
function share(value: number, locale: string): string {
  const [tenths] = shares;
  const whole = [0, 1].filter((end) => end !== value).map((end) => tenths(end, locale));
  const fine = shares.find((format) => !whole.includes(format(value, locale)));
  return (fine ?? tenths)(value, locale);
}

/** How a number is printed; the name stands beside it in the manifest, so that it can be printed again and compared. */
const FORMATS = {
  /** 1,506 */
  count,
  /** Of a simulation: 16,400, three significant digits where there are more than three */
  roundCount: (value: number, locale: string) => (Math.abs(value) >= 1000 ? threeDigits : count)(value, locale),
  /** 0.995 */
  figure: style({ minimumFractionDigits: 3, maximumFractionDigits: 3 }),
  /** +0.012, -0.012 */
  signed: style({ minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: "exceptZero" }),
  /** 5.8 %; 0.02 % rather than none */
  share,
  /** 796,813 euros; 0.199 euros: three digits below ten */
  euro: (value: number, locale: string) => (Math.abs(value) < 10 ? smallEuros : euros)(value, locale),
  /** Of a simulation: 797,000 euros, three significant digits where there are more than three */
  roundEuro: (value: number, locale: string) =>
    (Math.abs(value) >= 1000 ? threeDigitEuros : Math.abs(value) >= 10 ? euros : smallEuros)(value, locale),
  /** Three significant digits: 12.4, 0.00125 */
  short: threeDigits,
} satisfies Record<string, Format>;

export type QuoteFormat = keyof typeof FORMATS;

export const QUOTE_FORMATS = Object.keys(FORMATS) as [QuoteFormat, ...QuoteFormat[]];

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** A number as every deliverable prints it. */
export function printNumber(value: number, format: QuoteFormat, language: Language): string {
  return FORMATS[format](value, LOCALES[language]).replace("-", "\u2212");
}
