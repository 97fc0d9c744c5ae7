import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { Quoter } from "../kit/quoter.ts";

type ChartTexts = {
  /** Why a chart is left out. */
  missing: Record<
    | "NO_CHAMPION"
    | "NO_INTERVALS"
    | "NO_CLUSTERINGS"
    | "NO_CURVE"
    | "NO_GUARANTEE"
    | "NO_CALIBRATION"
    | "NO_SCALE_UP"
    | "NOTHING_MOVES",
    string
  >;
  /** "0.980 to 1.000". */
  span(low: string, high: string): string;
  source(told: { dataset: string; date: string; synthetic: boolean }): string;
};

const DATES: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
  fr: new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }),
};

export const CHART_TEXTS: Record<Language, ChartTexts> = {
  en: {
    missing: {
      NO_CHAMPION: "no classifier could be measured on these labels",
      NO_INTERVALS: "none of its figures has an interval on so few labels",
      NO_CLUSTERINGS: "no clustering could be held against the labels",
      NO_CURVE: "the plan of this study asks for no curve of labels, or its points have no interval",
      NO_GUARANTEE: "no miss rate could be measured at any threshold",
      NO_CALIBRATION: "there are no out-of-fold probabilities to check",
      NOTHING_MOVES: "nothing that is uncertain moves the total of the answer’s plan",
      NO_SCALE_UP: "this study holds no answer on a larger set",
    },
    span: (low, high) => `${low} to ${high}`,
    source: ({ dataset, date, synthetic }) =>
      en`Source: BrainScan AI, study of “${dataset}”${synthetic ? " (synthetic demonstration data)" : ""}, ${date}. Research tool, not a medical device.`,
  },
  fr: {
    missing: {
      NO_CHAMPION: "aucun classifieur n’a pu être évalué sur ces étiquettes",
      NO_INTERVALS: "aucun de ses chiffres n’a d’intervalle sur si peu d’étiquettes",
      NO_CLUSTERINGS: "aucun partitionnement n’a pu être comparé aux étiquettes",
      NO_CURVE: "le plan de cette étude ne demande pas de courbe d’étiquettes, ou ses points n’ont pas d’intervalle",
      NO_GUARANTEE: "aucun taux de cancers manqués n’a pu être mesuré, à aucun seuil",
      NO_CALIBRATION: "il n’y a pas de probabilités hors pli à vérifier",
      NOTHING_MOVES: "rien d’incertain ne fait varier le total du plan de la réponse",
      NO_SCALE_UP: "cette étude n’a pas de réponse sur un ensemble plus grand",
    },
    span: (low, high) => fr`de ${low} à ${high}`,
    source: ({ dataset, date, synthetic }) =>
      fr`Source : BrainScan AI, étude de « ${dataset} »${synthetic ? " (données de démonstration synthétiques)" : ""}, ${date}. Outil de recherche, pas un dispositif médical.`,
  },
};

/** The day a report was made, in words. */
export function dayText(createdAt: string, language: Language): string {
  return DATES[language].format(new Date(createdAt));
}

/** Where all numbers of a chart come from. */
export function sourceText({ report, language }: Quoter): string {
  const { name, synthetic } = report.dataset;
  return CHART_TEXTS[language].source({ dataset: name, date: dayText(report.createdAt, language), synthetic });
}

/** An interval's ends as printed; both through the quoter. */
export function quoteSpan(quoter: Quoter, path: string, format: Parameters<Quoter["quote"]>[1]): string {
  return CHART_TEXTS[quoter.language].span(quoter.quote(`${path}/low`, format), quoter.quote(`${path}/high`, format));
}
