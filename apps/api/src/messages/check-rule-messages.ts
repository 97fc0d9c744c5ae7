import type { CheckId } from "../checks/check-ids.ts";
import type { Message } from "./message.ts";
import { en, fr } from "./typography.ts";

/** What each check is called. */
const titles = {
  CHECK_TITLE_featuresFinite: {
    en: () => en`Features complete and finite`,
    fr: () => fr`Caractéristiques complètes et finies`,
  },
  CHECK_TITLE_preprocessingReference: {
    en: () => en`Preprocessing equal to the reference`,
    fr: () => fr`Prétraitement égal à la référence`,
  },
  CHECK_TITLE_layersCompared: { en: () => en`Layers compared`, fr: () => fr`Couches comparées` },
  CHECK_TITLE_clusteringsCompared: {
    en: () => en`Several clusterings compared`,
    fr: () => fr`Plusieurs regroupements comparés`,
  },
  CHECK_TITLE_semiSupervisedCompared: {
    en: () => en`Semi-supervised methods, with and without`,
    fr: () => fr`Méthodes semi-supervisées, avec et sans`,
  },
  CHECK_TITLE_costlyErrorMeasured: {
    en: () => en`Measured by the costly error`,
    fr: () => fr`Mesuré par l'erreur coûteuse`,
  },
  CHECK_TITLE_tunedInsideFolds: {
    en: () => en`Parameters chosen inside the folds`,
    fr: () => fr`Paramètres choisis dans les plis`,
  },
  CHECK_TITLE_recallAtTarget: {
    en: () => en`Recall on labelled cancers`,
    fr: () => fr`Rappel sur les cancers étiquetés`,
  },
  CHECK_TITLE_noLeak: { en: () => en`No leak`, fr: () => fr`Aucune fuite` },
  CHECK_TITLE_labelsRepresentative: {
    en: () => en`Labels are a fair sample`,
    fr: () => fr`Les étiquettes sont un échantillon représentatif`,
  },
  CHECK_TITLE_calibration: { en: () => en`Probabilities calibrated`, fr: () => fr`Probabilités calibrées` },
  CHECK_TITLE_labellingBudget: {
    en: () => en`Labelling within the budget`,
    fr: () => fr`Étiquetage dans le budget`,
  },
  CHECK_TITLE_scaleUpAnswered: { en: () => en`Larger scale answered`, fr: () => fr`Passage à l'échelle chiffré` },
  CHECK_TITLE_deliverablesConsistent: {
    en: () => en`Deliverables present and consistent`,
    fr: () => fr`Livrables présents et cohérents`,
  },
} satisfies Record<`CHECK_TITLE_${CheckId}`, Message>;

/** What each check asks for; the threshold stands beside it. */
const rules = {
  CHECK_RULE_FEATURES_FINITE: {
    en: () =>
      en`Every distinct image has a vector on every layer, of finite numbers that are not all zero. Counted: those that have not.`,
    fr: () =>
      fr`Chaque image distincte a un vecteur sur chaque couche, fait de nombres finis qui ne sont pas tous nuls. Compté : ceux à qui cela manque.`,
  },
  CHECK_RULE_PREPROCESSING_REFERENCE: {
    en: () =>
      en`On this machine, when the study runs, reference images become torchvision's own tensors, to the bit. Counted: those that do not.`,
    fr: () =>
      fr`Sur cette machine, pendant l'étude, des images de référence donnent les tenseurs de torchvision, au bit près. Compté : celles qui ne les donnent pas.`,
  },
  CHECK_RULE_LAYERS_COMPARED: {
    en: () => en`One configuration is measured on several layers, all else equal. Counted: its layers.`,
    fr: () =>
      fr`Une même configuration est mesurée sur plusieurs couches, toutes choses égales par ailleurs. Compté : ses couches.`,
  },
  CHECK_RULE_CLUSTERINGS_COMPARED: {
    en: () =>
      en`Methods of clustering with a partition judged by an internal index (silhouette), an external one (adjusted Rand) and stability. Counted: the methods.`,
    fr: () =>
      fr`Des méthodes de regroupement dont une partition est jugée par un indice interne (silhouette), un externe (Rand ajusté) et la stabilité. Compté : les méthodes.`,
  },
  CHECK_RULE_SEMI_SUPERVISED_COMPARED: {
    en: () =>
      en`Semi-supervised methods measured beside logistic regression on the labels alone, same images, same folds. Counted: the methods.`,
    fr: () =>
      fr`Des méthodes semi-supervisées mesurées à côté d'une régression logistique sur les seules étiquettes, mêmes images, mêmes plis. Compté : les méthodes.`,
  },
  CHECK_RULE_COSTLY_ERROR_MEASURED: {
    en: () =>
      en`A missed cancer costs more than a false alarm: experiments report recall at the target and the cost at the plan's ratio. The share that does.`,
    fr: () =>
      fr`Un cancer manqué coûte plus qu'une fausse alerte : les expériences donnent le rappel à la cible et le coût au rapport du plan. La part qui le fait.`,
  },
  CHECK_RULE_TUNED_INSIDE_FOLDS: {
    en: () =>
      en`What the data choose is chosen anew inside each fold, from its training images. Counted: folds without a choice of their own.`,
    fr: () =>
      fr`Ce que les données choisissent est choisi de nouveau dans chaque pli, sur ses images d'apprentissage. Compté : les plis sans choix à eux.`,
  },
  CHECK_RULE_RECALL_AT_TARGET: {
    en: () =>
      en`The champion's thresholds, chosen inside the folds, find this share of the held-out labelled cancers: the whole interval must lie above to pass, below to fail.`,
    fr: () =>
      fr`Les seuils du champion, choisis dans les plis, trouvent cette part des cancers étiquetés mis de côté : tout l'intervalle doit être au-dessus pour réussir, au-dessous pour échouer.`,
  },
  CHECK_RULE_NO_LEAK: {
    en: () =>
      en`No family stands on both sides of a stored fold, none stays in the pool, and shuffled labels teach nothing. Counted: the findings. Without the control it can fail, not pass.`,
    fr: () =>
      fr`Aucune famille n'est des deux côtés d'un pli enregistré, aucune ne reste dans la réserve, et des étiquettes mélangées n'apprennent rien. Compté : les constats. Sans le contrôle, on peut échouer, pas réussir.`,
  },
  CHECK_RULE_LABELS_REPRESENTATIVE: {
    en: () =>
      en`A classifier cannot tell labelled images from the others, and would have if they differed by this AUC.`,
    fr: () =>
      fr`Un classifieur ne distingue pas les images étiquetées des autres, et l'aurait fait si elles différaient de cette AUC.`,
  },
  CHECK_RULE_CALIBRATION: {
    en: () =>
      en`The champion's calibration error is no larger than perfect calibration gives on as few images, and an error of this size would have been.`,
    fr: () =>
      fr`L'erreur de calibration du champion ne dépasse pas ce que donne une calibration parfaite sur si peu d'images, et une erreur de cette taille l'aurait dépassé.`,
  },
  CHECK_RULE_LABELLING_BUDGET: {
    en: () =>
      en`The machine's time and the expert's reading of what goes to review cost no more than this, for all images without a label.`,
    fr: () =>
      fr`Le temps de machine et la lecture par un expert de ce qui va en relecture ne coûtent pas plus, pour toutes les images sans étiquette.`,
  },
  CHECK_RULE_SCALE_UP_ANSWERED: {
    en: () => en`What a much larger set costs has an answer: yes, no, or on which conditions.`,
    fr: () => fr`Ce que coûte un ensemble bien plus grand a une réponse : oui, non, ou à quelles conditions.`,
  },
  CHECK_RULE_DELIVERABLES_CONSISTENT: {
    en: () =>
      en`No part of the report is missing, and its figures are those that the database gives back. Counted: what differs or is missing.`,
    fr: () =>
      fr`Aucune partie du rapport ne manque, et ses chiffres sont ceux que rend la base de données. Compté : ce qui diffère ou manque.`,
  },
} satisfies Record<string, Message>;

const words = {
  CHECK_FAILED: {
    en: ({ title, evidence }) => en`failed: ${title}. ${evidence}`,
    fr: ({ title, evidence }) => fr`échec : ${title}. ${evidence}`,
  },
  CHECK_UNKNOWN: {
    en: ({ id }) => en`There is no check ${id}.`,
    fr: ({ id }) => fr`Il n'y a pas de contrôle ${id}.`,
  },
  CHECK_THRESHOLD_OUT_OF_BOUNDS: {
    en: ({ minimum, maximum }) => en`The threshold must lie between ${minimum} and ${maximum}.`,
    fr: ({ minimum, maximum }) => fr`Le seuil doit être compris entre ${minimum} et ${maximum}.`,
  },
  CHECK_THRESHOLD_NOT_WHOLE: {
    en: () => en`This threshold counts: it must be a whole number.`,
    fr: () => fr`Ce seuil compte des choses : il doit être un nombre entier.`,
  },
  CHECK_THRESHOLD_SAME: {
    en: () => en`This is the threshold in force already.`,
    fr: () => fr`C'est déjà le seuil en vigueur.`,
  },
  CHECK_CHANGED_BY_MISSING: {
    en: () => en`Say who changes it: a name of 1 to 80 characters.`,
    fr: () => fr`Dites qui le change : un nom de 1 à 80 caractères.`,
  },
} satisfies Record<string, Message>;

export const checkRuleMessages = { ...titles, ...rules, ...words };
