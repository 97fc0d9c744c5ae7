import type { Language } from "../messages/message.ts";
import { classifierName } from "../messages/method-texts.ts";
import { NUMBER_FORMATS } from "./number-formats.ts";
import type { Report } from "./report.ts";

type Counts = Report["dataset"]["counts"];
type Interval = NonNullable<Report["experiments"][number]["figures"][number]["interval"]>;

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
  /** Folds that gave the figure a value; all of them are nRepeats x nSplits. */
  nFolds: number;
  nRepeats: number;
  nSplits: number;
};

export type StatementTexts = {
  synthetic(): string;
  dataset(counts: Counts): string;
  /** Not every image was looked at. */
  sample(sample: { n: number; of: number }): string;
  seen(told: { backbone: string; imagesSeen: number; images: number }): string;
  champion(told: ToldChampion): string;
  chosenAmong(experiments: number): string;
  /** Experiments that were compared and could not be the champion. */
  notEligible(experiments: number): string;
  /** `trainable`: both classes are labelled, only too seldom to measure anything. */
  noChampion(told: { trainable: boolean }): string;
  decisions(told: { total: number; decided: number; normal: number; cancer: number; review: number }): string;
  /** When the miss rate is not decidable. */
  clearCancers(told: { decidable: boolean; nNormal: number }): string;
  allToReview(total: number): string;
  nothingToDecide(): string;
  research(): string;
};

/** "5 folds", "5 x 5 folds", or "23 of 5 x 5 folds" when only 23 of them gave a value. */
function foldsOf({ nFolds, nRepeats, nSplits }: ToldChampion, of: string): string {
  const all = nRepeats > 1 ? `${nRepeats} × ${nSplits}` : `${nSplits}`;
  return nFolds < nRepeats * nSplits ? `${nFolds} ${of} ${all}` : all;
}

const { en, fr } = NUMBER_FORMATS;

const FIGURE_NAMES: Record<Language, Record<string, string>> = {
  en: { rocAuc: "ROC AUC" },
  fr: { rocAuc: "l’aire sous la courbe ROC (AUC)" },
};

export const STATEMENT_TEXTS: Record<Language, StatementTexts> = {
  en: {
    synthetic: () =>
      "Synthetic demonstration data: the product drew these images itself, and nothing here speaks of a person.",
    dataset: (counts) =>
      `The data set holds ${en.many(counts.images, "image", "images")}, ${en.int(counts.distinct)} of them distinct; ${en.many(counts.labelledDistinct, "distinct image carries", "distinct images carry")} a label (${en.int(counts.normal)} normal, ${en.int(counts.cancer)} cancer${counts.conflictingLabels > 0 ? `, ${en.int(counts.conflictingLabels)} contradictory` : ""}).`,
    sample: ({ n, of }) =>
      `Of ${en.many(of, "distinct image", "distinct images")} without a label ${en.int(n)}, drawn at random, were looked at: clusters, near duplicates, audits and the share of cancers speak of these. Predictions and their counts are of all images.`,
    seen: ({ backbone, imagesSeen, images }) =>
      `The backbone ${backbone} has seen ${en.int(imagesSeen)} of ${en.many(images, "image", "images")}, without labels: on ${imagesSeen === 1 ? "it" : "them"} every result is transductive.`,
    champion: (told) => {
      const { methodName, layer, backbone, figureId, value, n, interval, reason } = told;
      const name = FIGURE_NAMES.en[figureId] ?? figureId;
      const learner = `The champion is ${methodName.toLowerCase()} on the ${layer} features of ${backbone}`;
      const basis = `n = ${en.many(n, "labelled image", "labelled images")}, ${foldsOf(told, "of")} folds grouped by exact and near duplicates`;
      if (value === null) return `${learner}; its ${name} cannot be given${reason ? `: ${reason}` : ""} (${basis}).`;
      const spread = interval
        ? `${en.pct(interval.level)} interval ${en.fig(interval.low)} to ${en.fig(interval.high)}`
        : `no interval${reason ? `: ${reason}` : ""}`;
      return `${learner}: ${name} ${en.fig(value)} (${spread}; ${basis}).`;
    },
    chosenAmong: (experiments) =>
      `It is the best of ${en.int(experiments)} experiments on these same folds, so its figure leans to the optimistic side.`,
    notEligible: (experiments) =>
      `${en.many(experiments, "experiment was", "experiments were")} compared with it and could not be chosen: such methods score only images that they have learned from.`,
    noChampion: ({ trainable }) =>
      `No classifier could be ${trainable ? "measured" : "trained"}: the images are clustered, and none receives a probability.`,
    decisions: ({ total, decided, normal, cancer, review }) =>
      `Of ${en.many(total, "distinct image", "distinct images")} without a label, ${en.int(decided)} ${decided === 1 ? "is" : "are"} decided (${en.int(normal)} normal, ${en.int(cancer)} cancer) and ${en.int(review)} ${review === 1 ? "goes" : "go"} to a human for review.`,
    clearCancers: ({ decidable, nNormal }) =>
      decidable
        ? "Clear cancers still are decided cancer: an error there is the cheap one."
        : `Nor is any decided cancer: ${en.many(nNormal, "image labelled normal is", "images labelled normal are")} too few to say what no longer is one.`,
    allToReview: (total) => `${en.many(total, "unlabelled image goes", "unlabelled images go")} to a human for review.`,
    nothingToDecide: () => "Every image carries a label: there is nothing to decide.",
    research: () => 'For research, not a medical device: "cancer" reads "labelled cancer", slice by slice.',
  },
  fr: {
    synthetic: () =>
      "Données de démonstration synthétiques : le produit a dessiné ces images lui-même, rien ici ne parle d’une personne.",
    dataset: (counts) =>
      `Le jeu contient ${fr.many(counts.images, "image", "images")}, dont ${fr.many(counts.distinct, "distincte", "distinctes")} ; ${fr.many(counts.labelledDistinct, "image distincte porte", "images distinctes portent")} une étiquette (${fr.int(counts.normal)} normal, ${fr.int(counts.cancer)} cancer${counts.conflictingLabels > 0 ? `, ${fr.many(counts.conflictingLabels, "contradictoire", "contradictoires")}` : ""}).`,
    sample: ({ n, of }) =>
      `Sur ${fr.many(of, "image distincte", "images distinctes")} sans étiquette, ${fr.many(n, "a été examinée, tirée", "ont été examinées, tirées")} au hasard : groupes, doublons proches, audits et part des cancers ne parlent que de celles-ci. Les prédictions et leurs décomptes portent sur toutes les images.`,
    seen: ({ backbone, imagesSeen, images }) =>
      `Le réseau ${backbone} a vu ${fr.many(imagesSeen, "image", "images")} sur ${fr.int(images)}, sans étiquettes : sur ${imagesSeen < 2 ? "elle" : "elles"}, tout résultat est transductif.`,
    champion: (told) => {
      const { methodId, methodName, layer, backbone, figureId, value, n, interval, reason } = told;
      const name = FIGURE_NAMES.fr[figureId] ?? figureId;
      const method = classifierName(methodId, methodName, "fr");
      const learner = `Le meilleur modèle est « ${method} » sur les descripteurs ${layer} de ${backbone}`;
      const basis = `n = ${fr.many(n, "image étiquetée", "images étiquetées")}, ${foldsOf(told, "sur")} plis groupés par doublons exacts et proches`;
      if (value === null) return `${learner} ; ${name} ne peut être donnée${reason ? ` : ${reason}` : ""} (${basis}).`;
      const spread = interval
        ? `intervalle à ${fr.pct(interval.level)} de ${fr.fig(interval.low)} à ${fr.fig(interval.high)}`
        : `pas d’intervalle${reason ? ` : ${reason}` : ""}`;
      return `${learner} : ${name} vaut ${fr.fig(value)} (${spread} ; ${basis}).`;
    },
    chosenAmong: (experiments) =>
      `C’est le meilleur de ${fr.int(experiments)} essais sur ces mêmes plis : son chiffre penche du côté optimiste.`,
    notEligible: (experiments) =>
      `${fr.many(experiments, "essai lui a été comparé et ne pouvait être retenu", "essais lui ont été comparés et ne pouvaient être retenus")} : de telles méthodes n’évaluent que les images dont elles ont appris.`,
    noChampion: ({ trainable }) =>
      `Aucun classifieur n’a pu être ${trainable ? "évalué" : "entraîné"} : les images sont regroupées, et aucune ne reçoit de probabilité.`,
    decisions: ({ total, decided, normal, cancer, review }) =>
      `Sur ${fr.many(total, "image distincte", "images distinctes")} sans étiquette, ${fr.many(decided, "est décidée", "sont décidées")} (${fr.int(normal)} normal, ${fr.int(cancer)} cancer) et ${fr.many(review, "est renvoyée", "sont renvoyées")} à un humain.`,
    clearCancers: ({ decidable, nNormal }) =>
      decidable
        ? "Les cancers nets restent décidés cancer : une erreur y coûte moins cher."
        : `Aucune n’est décidée cancer non plus : ${fr.many(nNormal, "image étiquetée normal ne suffit pas", "images étiquetées normal ne suffisent pas")} à dire ce qui ne l’est plus.`,
    allToReview: (total) =>
      `${fr.many(total, "image sans étiquette est renvoyée", "images sans étiquette sont renvoyées")} à un humain.`,
    nothingToDecide: () => "Toutes les images portent une étiquette : il n’y a rien à décider.",
    research: () =>
      "Outil de recherche, pas un dispositif médical : « cancer » se lit « étiqueté cancer », coupe par coupe.",
  },
};
