import type { FigureRow } from "@brainscan/db/schema/experiments";
import type { OutsideTableKind } from "@brainscan/db/schema/outside-tables";
import type { Language } from "../messages/message.ts";
import { en, fr } from "../messages/typography.ts";
import { NUMBER_FORMATS } from "./number-formats.ts";

type Judged = { table: string; kind: OutsideTableKind; matched: number; unmatched: number };

type Texts = {
  judged(told: Judged): string;
  area(figure: FigureRow): string;
  /** The same without the images that leak. */
  areaWithoutLeaks(figure: FigureRow): string;
  noArea(reason: string): string;
  noAreaWithoutLeaks(reason: string): string;
  nothingFound: string;
};

const e = NUMBER_FORMATS.en;
const f = NUMBER_FORMATS.fr;

const english: Texts = {
  judged: ({ table, kind, matched, unmatched }) =>
    en`${table}: ${kind === "SCORES" ? "out-of-fold scores" : "embeddings, judged by logistic regression under the protocol here"}; ${e.many(matched, "row names an image", "rows name an image")} of this data set, ${e.int(unmatched)} none.`,
  area: (figure) => en`ROC AUC ${areaEn(figure)}.`,
  areaWithoutLeaks: (figure) =>
    en`Without the images that were tested by a model that had seen their duplicate: ROC AUC ${areaEn(figure)}.`,
  noArea: (reason) => en`ROC AUC: none, ${reason}.`,
  noAreaWithoutLeaks: (reason) =>
    en`Without the images that were tested by a model that had seen their duplicate: no ROC AUC, ${reason}.`,
  nothingFound: en`No leak was found between the folds, and every labelled image is there.`,
};

function areaEn({ value, interval, n, nFolds }: FigureRow): string {
  const basis = `n = ${e.many(n, "distinct image", "distinct images")}, mean over ${e.many(nFolds ?? 0, "fold", "folds")}`;
  return interval
    ? `${e.fig(value ?? 0)} (${e.pct(interval.level)} interval ${e.fig(interval.low)} to ${e.fig(interval.high)}; ${basis})`
    : `${e.fig(value ?? 0)} (no interval: every fold gives the same; ${basis})`;
}

const french: Texts = {
  judged: ({ table, kind, matched, unmatched }) =>
    fr`${table} : ${kind === "SCORES" ? "scores hors pli" : "embeddings, jugés par régression logistique selon le protocole d’ici"} ; ${f.many(matched, "ligne nomme une image", "lignes nomment une image")} de ce jeu de données, ${f.int(unmatched)} aucune.`,
  area: (figure) => fr`AUC ROC ${areaFr(figure)}.`,
  areaWithoutLeaks: (figure) =>
    fr`Sans les images testées par un modèle qui avait vu leur doublon : AUC ROC ${areaFr(figure)}.`,
  noArea: (reason) => fr`AUC ROC : aucune, ${reason}.`,
  noAreaWithoutLeaks: (reason) =>
    fr`Sans les images testées par un modèle qui avait vu leur doublon : aucune AUC ROC, ${reason}.`,
  nothingFound: fr`Aucune fuite n'a été trouvée entre les plis, et chaque image étiquetée y est.`,
};

function areaFr({ value, interval, n, nFolds }: FigureRow): string {
  const basis = fr`n = ${f.many(n, "image distincte", "images distinctes")}, moyenne sur ${f.many(nFolds ?? 0, "pli", "plis")}`;
  return interval
    ? fr`${f.fig(value ?? 0)} (intervalle à ${f.pct(interval.level)} de ${f.fig(interval.low)} à ${f.fig(interval.high)} ; ${basis})`
    : fr`${f.fig(value ?? 0)} (pas d'intervalle : tous les plis donnent la même valeur ; ${basis})`;
}

/** The sentences of a judgement on results from elsewhere, by language. */
export const OUTSIDE_TEXTS: Record<Language, Texts> = { en: english, fr: french };
