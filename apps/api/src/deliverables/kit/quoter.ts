import type { Language } from "../../messages/message.ts";
import type { Report } from "../report.ts";
import { figureAt } from "./figure-at.ts";
import { printNumber, type QuoteFormat } from "./quote-format.ts";

/** A number as a file prints it, and the place in the report that it was read from. */
export type Quote = { figure: string; format: QuoteFormat; text: string };

/** Prints the report's numbers for one file and keeps which it printed: no other way leads a number into a deliverable. */
export type Quoter = {
  report: Report;
  language: Language;
  /** The number at a path (see figureAt) as text.
   *  @throws RangeError when there is no such place, TypeError when no number stands there */
  quote(path: string, format: QuoteFormat): string;
  /** What was printed so far, each place and format once. */
  quotes(): Quote[];
};

export function createQuoter(report: Report, language: Language): Quoter {
  const printed = new Map<string, Quote>();
  return {
    report,
    language,
    quote(path, format) {
      const value = figureAt(report, path);
      if (typeof value !== "number") throw new TypeError(`the report's ${path} is ${String(value)}, not a number`);
      const text = printNumber(value, format, language);
      printed.set(`${path} ${format}`, { figure: path, format, text });
      return text;
    },
    quotes: () => [...printed.values()],
  };
}
