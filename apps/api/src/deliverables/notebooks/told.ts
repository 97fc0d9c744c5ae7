import type { Language } from "../../messages/message.ts";
import { figureAt } from "../kit/figure-at.ts";
import { createQuoter, type Quoter } from "../kit/quoter.ts";
import type { Report } from "../report.ts";

/** What the texts of a notebook print from. */
export type Told = Quoter & {
  /** A figure of the report with what it needs beside it: "0.979 (95% interval 0.927 to 1.000; n = 95)".
   *  @param valueName  of the number itself; "value" when left out */
  figure(path: string, valueName?: string): string;
};

/** One markdown cell in both languages; an empty text leaves the cell out. */
export type NotebookText = Record<Language, (told: Told) => string>;

type Figure = Record<string, unknown>;

const WORDS = {
  en: {
    missing: "not measured",
    between: "; ",
    interval: (level: string, low: string, high: string) => `${level} interval ${low} to ${high}`,
  },
  fr: {
    missing: "non mesuré",
    between: "\u202f; ",
    interval: (level: string, low: string, high: string) => `intervalle à ${level} : ${low} à ${high}`,
  },
};

export function createTold(report: Report, language: Language): Told {
  const quoter = createQuoter(report, language);
  const { quote } = quoter;
  const words = WORDS[language];
  return {
    ...quoter,
    figure(path, valueName = "value") {
      const { [valueName]: value, interval } = figureAt(report, path) as Figure;
      const n = `n = ${quote(`${path}/n`, "count")}`;
      if (value === null) return `${words.missing} (${n})`;
      const end = (name: string) => quote(`${path}/interval/${name}`, "figure");
      const spread = interval
        ? [words.interval(quote(`${path}/interval/level`, "share"), end("low"), end("high"))]
        : [];
      return `${quote(`${path}/${valueName}`, "figure")} (${[...spread, n].join(words.between)})`;
    },
  };
}
