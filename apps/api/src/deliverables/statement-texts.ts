import { CLASSIFIERS } from "@brainscan/ml/registry/methods";
import type { Language } from "../messages/message.ts";
import { methodText } from "../messages/method-texts.ts";
import type { Report } from "./report.ts";

type Counts = Report["dataset"]["counts"];
type Interval = NonNullable<Report["experiments"][number]["figures"][number]["interval"]>;
type Rule = NonNullable<Report["predictions"]["rule"]>;

type ToldChampion = {
  methodId: string;
  methodName: string;
  layer: string;
  backbone: string;
  figureId: string;
  value: number | null;
  n: number;
  interval: Interval | null;
  /** Why there is no value or no interval, in words. */
  reason: string | null;
  /** Folds that gave the figure a value, and all of them. */
  nFolds: number;
  nSplits: number;
};

type Estimate = {
  rule: Pick<Rule, "alpha" | "nCancer" | "nNormal" | "nRepeats" | "missRates">;
  /** The champion is the best of several, on the folds that the thresholds come from. */
  chosenOnSameFolds: boolean;
};

export type StatementTexts = {
  synthetic(): string;
  dataset(counts: Counts): string;
  seen(told: { backbone: string; imagesSeen: number; images: number }): string;
  champion(told: ToldChampion): string;
  chosenAmong(experiments: number): string;
  /** `trainable`: both classes are labelled, only too seldom to measure anything. */
  noChampion(told: { trainable: boolean }): string;
  decisions(told: { total: number; decided: number; normal: number; cancer: number; review: number }): string;
  estimated(told: Estimate): string;
  notDecidable(told: Pick<Rule, "alpha" | "nCancer" | "nNormal" | "labelsNeeded"> & { total: number }): string;
  allToReview(total: number): string;
  nothingToDecide(): string;
  research(): string;
};

function formatters(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return {
    int: (value: number) => whole.format(value),
    fig: (value: number) => figure.format(value),
    pct: (value: number) => share.format(value),
    /** "1 image" or "2 images". */
    many: (value: number, one: string, several: string) =>
      `${whole.format(value)} ${new Intl.PluralRules(locale).select(value) === "one" ? one : several}`,
  };
}

/** "5", or "3 of 5" when only three of them gave a value. */
function foldsOf(nFolds: number, nSplits: number, of: string): string {
  return nFolds < nSplits ? `${nFolds} ${of} ${nSplits}` : `${nSplits}`;
}

const en = formatters("en-GB");
const fr = formatters("fr-FR");

const FIGURE_NAMES: Record<Language, Record<string, string>> = {
  en: { rocAuc: "ROC AUC" },
  fr: { rocAuc: "l’aire sous la courbe ROC (AUC)" },
};

/** As the French pages call it; the report's own name for a method that this version knows no longer. */
function frenchMethodName(methodId: string, methodName: string): string {
  const method = CLASSIFIERS.find(({ id }) => id === methodId);
  return method ? methodText(method, "fr").name : methodName;
}

export const STATEMENT_TEXTS: Record<Language, StatementTexts> = {
  en: {
    synthetic: () =>
      "Synthetic demonstration data: the product drew these images itself, and nothing here speaks of a person.",
    dataset: (counts) =>
      `The data set holds ${en.many(counts.images, "image", "images")}, ${en.int(counts.distinct)} of them distinct; ${en.many(counts.labelledDistinct, "distinct image carries", "distinct images carry")} a label (${en.int(counts.normal)} normal, ${en.int(counts.cancer)} cancer${counts.conflictingLabels > 0 ? `, ${en.int(counts.conflictingLabels)} contradictory` : ""}).`,
    seen: ({ backbone, imagesSeen, images }) =>
      `The backbone ${backbone} has seen ${en.int(imagesSeen)} of ${en.many(images, "image", "images")}, without labels: on ${imagesSeen === 1 ? "it" : "them"} every result is transductive.`,
    champion: ({ methodName, layer, backbone, figureId, value, n, interval, reason, nFolds, nSplits }) => {
      const name = FIGURE_NAMES.en[figureId] ?? figureId;
      const learner = `The champion is ${methodName.toLowerCase()} on the ${layer} features of ${backbone}`;
      const basis = `n = ${en.many(n, "labelled image", "labelled images")}, ${foldsOf(nFolds, nSplits, "of")} folds grouped by exact duplicates`;
      if (value === null) return `${learner}; its ${name} cannot be given${reason ? `: ${reason}` : ""} (${basis}).`;
      const spread = interval
        ? `${en.pct(interval.level)} interval ${en.fig(interval.low)} to ${en.fig(interval.high)}`
        : `no interval${reason ? `: ${reason}` : ""}`;
      return `${learner}: ${name} ${en.fig(value)} (${spread}; ${basis}).`;
    },
    chosenAmong: (experiments) =>
      `It is the best of ${en.int(experiments)} experiments on these same folds, so its figure leans to the optimistic side.`,
    noChampion: ({ trainable }) =>
      `No classifier could be ${trainable ? "measured" : "trained"}: the images are clustered, and none receives a probability.`,
    decisions: ({ total, decided, normal, cancer, review }) =>
      `Of ${en.many(total, "distinct image", "distinct images")} without a label, ${en.int(decided)} ${decided === 1 ? "is" : "are"} decided (${en.int(normal)} normal, ${en.int(cancer)} cancer) and ${en.int(review)} ${review === 1 ? "goes" : "go"} to a human for review.`,
    estimated: ({ rule, chosenOnSameFolds }) => {
      const { alpha, nCancer, nNormal, nRepeats, missRates } = rule;
      const source =
        nRepeats > 1 ? `medians over ${en.int(nRepeats)} cross-validations` : "taken from one cross-validation";
      const chosen = chosenOnSameFolds ? ", and the champion was chosen on the same folds" : "";
      const span = ({ low, high }: Interval) => `${en.pct(low)} to ${en.pct(high)}`;
      const rates = missRates
        ? ` With so few scores the realised miss rate may be ${span(missRates.cancer)} for the class cancer and ${span(missRates.normal)} for the class normal (${en.pct(missRates.cancer.level)} intervals).`
        : "";
      return `These decisions are estimated, not guaranteed: the thresholds aim at a miss rate of ${en.pct(alpha)} for each class; they are ${source} of ${en.many(nCancer, "image", "images")} labelled cancer and ${en.int(nNormal)} labelled normal${chosen}.${rates}`;
    },
    notDecidable: ({ total, alpha, nCancer, nNormal, labelsNeeded }) =>
      `Nothing is decided: ${en.int(nCancer)} cancer and ${en.int(nNormal)} normal labels are too few for a miss rate of ${en.pct(alpha)}. The class that lacks most needs ${en.int(labelsNeeded)} more; until then ${en.many(total, "unlabelled image goes", "unlabelled images go")} to a human for review.`,
    allToReview: (total) => `${en.many(total, "unlabelled image goes", "unlabelled images go")} to a human for review.`,
    nothingToDecide: () => "Every image carries a label: there is nothing to decide.",
    research: () => 'For research, not a medical device: "cancer" reads "labelled cancer", slice by slice.',
  },
  fr: {
    synthetic: () =>
      "Données de démonstration synthétiques : le produit a dessiné ces images lui-même, rien ici ne parle d’une personne.",
    dataset: (counts) =>
      `Le jeu contient ${fr.many(counts.images, "image", "images")}, dont ${fr.many(counts.distinct, "distincte", "distinctes")} ; ${fr.many(counts.labelledDistinct, "image distincte porte", "images distinctes portent")} une étiquette (${fr.int(counts.normal)} normal, ${fr.int(counts.cancer)} cancer${counts.conflictingLabels > 0 ? `, ${fr.many(counts.conflictingLabels, "contradictoire", "contradictoires")}` : ""}).`,
    seen: ({ backbone, imagesSeen, images }) =>
      `Le réseau ${backbone} a vu ${fr.many(imagesSeen, "image", "images")} sur ${fr.int(images)}, sans étiquettes : sur ${imagesSeen < 2 ? "elle" : "elles"}, tout résultat est transductif.`,
    champion: ({ methodId, methodName, layer, backbone, figureId, value, n, interval, reason, nFolds, nSplits }) => {
      const name = FIGURE_NAMES.fr[figureId] ?? figureId;
      const method = frenchMethodName(methodId, methodName);
      const learner = `Le meilleur modèle est « ${method} » sur les descripteurs ${layer} de ${backbone}`;
      const basis = `n = ${fr.many(n, "image étiquetée", "images étiquetées")}, ${foldsOf(nFolds, nSplits, "sur")} plis groupés par doublons exacts`;
      if (value === null) return `${learner} ; ${name} ne peut être donnée${reason ? ` : ${reason}` : ""} (${basis}).`;
      const spread = interval
        ? `intervalle à ${fr.pct(interval.level)} de ${fr.fig(interval.low)} à ${fr.fig(interval.high)}`
        : `pas d’intervalle${reason ? ` : ${reason}` : ""}`;
      return `${learner} : ${name} vaut ${fr.fig(value)} (${spread} ; ${basis}).`;
    },
    chosenAmong: (experiments) =>
      `C’est le meilleur de ${fr.int(experiments)} essais sur ces mêmes plis : son chiffre penche du côté optimiste.`,
    noChampion: ({ trainable }) =>
      `Aucun classifieur n’a pu être ${trainable ? "évalué" : "entraîné"} : les images sont regroupées, et aucune ne reçoit de probabilité.`,
    decisions: ({ total, decided, normal, cancer, review }) =>
      `Sur ${fr.many(total, "image distincte", "images distinctes")} sans étiquette, ${fr.many(decided, "est décidée", "sont décidées")} (${fr.int(normal)} normal, ${fr.int(cancer)} cancer) et ${fr.many(review, "est renvoyée", "sont renvoyées")} à un humain.`,
    estimated: ({ rule, chosenOnSameFolds }) => {
      const { alpha, nCancer, nNormal, nRepeats, missRates } = rule;
      const source =
        nRepeats > 1 ? `médianes de ${fr.int(nRepeats)} validations croisées` : "tirés d’une seule validation croisée";
      const chosen = chosenOnSameFolds ? ", et le meilleur modèle a été choisi sur les mêmes plis" : "";
      const span = ({ low, high }: Interval) => `de ${fr.pct(low)} à ${fr.pct(high)}`;
      const rates = missRates
        ? ` Avec si peu de scores, le taux d’erreur réel peut aller ${span(missRates.cancer)} pour la classe cancer et ${span(missRates.normal)} pour la classe normal (intervalles à ${fr.pct(missRates.cancer.level)}).`
        : "";
      return `Ces décisions sont estimées, non garanties : les seuils visent un taux d’erreur par classe de ${fr.pct(alpha)} ; ils sont ${source} sur ${fr.many(nCancer, "image étiquetée", "images étiquetées")} cancer et ${fr.int(nNormal)} normal${chosen}.${rates}`;
    },
    notDecidable: ({ total, alpha, nCancer, nNormal, labelsNeeded }) =>
      `Rien n’est décidé : ${fr.many(nCancer, "étiquette", "étiquettes")} cancer et ${fr.int(nNormal)} normal, c’est trop peu pour un taux d’erreur par classe de ${fr.pct(alpha)}. Il en manque ${fr.int(labelsNeeded)} à la classe la moins fournie ; d’ici là, ${fr.many(total, "image sans étiquette est renvoyée", "images sans étiquette sont renvoyées")} à un humain.`,
    allToReview: (total) =>
      `${fr.many(total, "image sans étiquette est renvoyée", "images sans étiquette sont renvoyées")} à un humain.`,
    nothingToDecide: () => "Toutes les images portent une étiquette : il n’y a rien à décider.",
    research: () =>
      "Outil de recherche, pas un dispositif médical : « cancer » se lit « étiqueté cancer », coupe par coupe.",
  },
};
