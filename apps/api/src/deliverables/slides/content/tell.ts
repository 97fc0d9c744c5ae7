import type { Language } from "../../../messages/message.ts";
import { en, fr } from "../../../messages/typography.ts";
import { dayText, quoteSpan } from "../../charts/chart-texts.ts";
import { figureAt } from "../../kit/figure-at.ts";
import type { QuoteFormat } from "../../kit/quote-format.ts";
import type { Quoter } from "../../kit/quoter.ts";
import type { Report } from "../../report.ts";

/** How slides speak: in the reader's language, numbers only from their places in the report. */
export type Tell = {
  quoter: Quoter;
  report: Report;
  language: Language;
  /** Of a text in both languages the reader's. */
  say(english: string, french: string): string;
  count(path: string): string;
  figure(path: string): string;
  signed(path: string): string;
  share(path: string): string;
  euro(path: string): string;
  roundEuro(path: string): string;
  /** "0.980 to 1.000", of a place that holds low and high. */
  span(path: string, format: QuoteFormat): string;
  /** "0.995 (0.980 to 1.000)", of a value and its interval, which stands beside it unless told where; without one the value
   *  alone. */
  estimate(path: string, format: QuoteFormat, intervalPath?: string): string;
  /** "7,300 (300 to 91,000)", of a place that holds value, low and high. */
  range(path: string, format: QuoteFormat): string;
  /** The source line: study, day, and what else is to be said there. */
  source(...rest: string[]): string;
};

export function createTell(quoter: Quoter): Tell {
  const { report, language } = quoter;
  const printed = (format: QuoteFormat) => (path: string) => quoter.quote(path, format);
  const say = (english: string, french: string) => (language === "fr" ? french : english);
  const span = (path: string, format: QuoteFormat) => quoteSpan(quoter, path, format);
  return {
    ...{ quoter, report, language, say, span },
    ...{ count: printed("count"), figure: printed("figure"), signed: printed("signed"), share: printed("share") },
    ...{ euro: printed("euro"), roundEuro: printed("roundEuro") },
    estimate(path, format, intervalPath = `${path.slice(0, path.lastIndexOf("/"))}/interval`) {
      const value = quoter.quote(path, format);
      return figureAt(report, intervalPath) === null ? value : `${value} (${span(intervalPath, format)})`;
    },
    range: (path, format) => `${quoter.quote(`${path}/value`, format)} (${span(path, format)})`,
    source(...rest) {
      const day = dayText(report.createdAt, language);
      const { name, synthetic } = report.dataset;
      return [
        say(en`Source: study of “${name}”, ${day}.`, fr`Source : étude de « ${name} », ${day}.`),
        ...(synthetic ? [say(en`Synthetic demonstration data.`, fr`Données de démonstration synthétiques.`)] : []),
        ...rest,
      ].join(" ");
    },
  };
}
