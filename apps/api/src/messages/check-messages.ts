import type { CheckReason } from "../checks/evidence.ts";
import { checkRuleMessages } from "./check-rule-messages.ts";
import { checkScaleUpMessages } from "./check-scale-up-messages.ts";
import { clusteringName } from "./clustering-name.ts";
import type { Language, Message, MessageParams } from "./message.ts";
import { classifierName } from "./method-texts.ts";
import { counted, en, formatCount, formatFigure, formatShare, fr } from "./typography.ts";

type Value = MessageParams[string];

const figure = (value: Value, language: Language) => formatFigure(value, language, 3);
const method = (id: Value, language: Language) => classifierName(String(id), String(id), language);

/** Euros to the cent, "4,201.50 euros"; prices of a single image to what tells them from nothing. */
function euros(value: Value, language: Language): string {
  const amount = Number(value);
  const locale = language === "en" ? "en-GB" : "fr-FR";
  const digits =
    amount > 0 && amount < 0.01
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${new Intl.NumberFormat(locale, digits).format(amount)}\u00a0${language === "fr" && amount < 2 ? "euro" : "euros"}`;
}

/** That the backbone has seen images, where it has. */
function seenToo(imagesSeen: Value, language: Language): string {
  if (Number(imagesSeen) === 0) return "";
  return language === "en"
    ? en` The backbone learned from ${counted(imagesSeen, "en", "of these files", "of these files")} before, without labels.`
    : fr` Le réseau avait déjà appris de ${formatCount(imagesSeen, "fr")} de ces fichiers, sans étiquettes.`;
}

/** That part of the machine's work was done, and paid, before. */
function cachedToo(nCached: Value, language: Language): string {
  // Evidence of before this was told has no such number.
  if (!Number(nCached)) return "";
  return language === "en"
    ? en` The vectors of ${counted(nCached, "en", "image", "images")} come from an earlier run, whose time is not in it.`
    : fr` Les vecteurs de ${counted(nCached, "fr", "image", "images")} viennent d'un calcul antérieur, dont le temps n'est pas compté.`;
}

/** What was found for each check. */
const evidenceMessages = {
  ...checkScaleUpMessages,
  CHECK_FEATURES: {
    en: ({ n, nImages, nLayers, missing, broken }) =>
      en`${counted(n, "en", "vector", "vectors")} of ${counted(nImages, "en", "distinct image", "distinct images")} on ${nLayers} layers: ${formatCount(missing, "en")} missing, ${formatCount(broken, "en")} broken.`,
    fr: ({ n, nImages, nLayers, missing, broken }) =>
      fr`${counted(n, "fr", "vecteur", "vecteurs")} de ${counted(nImages, "fr", "image distincte", "images distinctes")} sur ${nLayers} couches : ${counted(missing, "fr", "manquant", "manquants")}, ${formatCount(broken, "fr")} défectueux.`,
  },
  CHECK_PREPROCESSING: {
    en: ({ n, nDifferent }) =>
      en`${counted(n, "en", "reference image was", "reference images were")} preprocessed when the study ran: ${formatCount(nDifferent, "en")} of them not as torchvision does it, to the bit.`,
    fr: ({ n, nDifferent }) =>
      fr`${counted(n, "fr", "image de référence a été prétraitée", "images de référence ont été prétraitées")} pendant l'étude : ${formatCount(nDifferent, "fr")} autrement que par torchvision, au bit près.`,
  },
  CHECK_LAYERS: {
    en: ({ method: id, layer, auc, otherLayer, otherAuc }) =>
      en`${method(id, "en")}, all else equal: ROC AUC ${figure(auc, "en")} on ${layer}, ${figure(otherAuc, "en")} on ${otherLayer}.`,
    fr: ({ method: id, layer, auc, otherLayer, otherAuc }) =>
      fr`${method(id, "fr")}, toutes choses égales par ailleurs : AUC ROC ${figure(auc, "fr")} sur ${layer}, ${figure(otherAuc, "fr")} sur ${otherLayer}.`,
  },
  CHECK_ONE_LAYER: {
    en: ({ method: id, layer, auc }) =>
      en`No configuration was measured on two layers: ${method(id, "en")} gives ROC AUC ${figure(auc, "en")} on ${layer}. Put both layers in the plan.`,
    fr: ({ method: id, layer, auc }) =>
      fr`Aucune configuration n'a été mesurée sur deux couches : ${method(id, "fr")} donne une AUC ROC de ${figure(auc, "fr")} sur ${layer}. Mettez les deux couches au plan.`,
  },
  CHECK_CLUSTERINGS: {
    en: ({ nMethods, nPartitions, nJudged, method: id, nClusters, layer, agreement }) =>
      en`${counted(nMethods, "en", "method", "methods")}, ${counted(nPartitions, "en", "partition", "partitions")}, ${formatCount(nJudged, "en")} of them judged by silhouette, agreement with the labels and stability. The closest to the labels: ${clusteringName(id, "en")}, ${nClusters} clusters on ${layer}, adjusted Rand index ${figure(agreement, "en")}.`,
    fr: ({ nMethods, nPartitions, nJudged, method: id, nClusters, layer, agreement }) =>
      fr`${counted(nMethods, "fr", "méthode", "méthodes")}, ${counted(nPartitions, "fr", "partition", "partitions")}, dont ${formatCount(nJudged, "fr")} jugées par la silhouette, l'accord avec les étiquettes et la stabilité. La plus proche des étiquettes : ${clusteringName(id, "fr")}, ${nClusters} groupes sur ${layer}, indice de Rand ajusté ${figure(agreement, "fr")}.`,
  },
  CHECK_CLUSTERINGS_NOT_JUDGED: {
    en: ({ nPartitions }) =>
      en`${counted(nPartitions, "en", "partition", "partitions")}, none judged by silhouette, agreement with the labels and stability together.`,
    fr: ({ nPartitions }) =>
      fr`${counted(nPartitions, "fr", "partition", "partitions")}, dont aucune n'est jugée à la fois par la silhouette, l'accord avec les étiquettes et la stabilité.`,
  },
  CHECK_SEMI: {
    en: ({ nMethods, method: id, auc, baseline }) =>
      en`${counted(nMethods, "en", "semi-supervised method", "semi-supervised methods")} beside learning from labels alone, on the same images and folds. The best, ${method(id, "en")}: ROC AUC ${figure(auc, "en")}; labels alone: ${figure(baseline, "en")}.`,
    fr: ({ nMethods, method: id, auc, baseline }) =>
      fr`${counted(nMethods, "fr", "méthode semi-supervisée", "méthodes semi-supervisées")} à côté de l'apprentissage sur les seules étiquettes, mêmes images et mêmes plis. La meilleure, ${method(id, "fr")} : AUC ROC ${figure(auc, "fr")} ; étiquettes seules : ${figure(baseline, "fr")}.`,
  },
  CHECK_SEMI_ALONE: {
    en: ({ n }) =>
      en`${counted(n, "en", "semi-supervised result", "semi-supervised results")} without the supervised one on the same images and folds: what the unlabelled images add cannot be seen.`,
    fr: ({ n }) =>
      fr`${counted(n, "fr", "résultat semi-supervisé", "résultats semi-supervisés")} sans son équivalent supervisé sur les mêmes images et plis : l'apport des images sans étiquette ne se voit pas.`,
  },
  CHECK_COSTLY_ERROR: {
    en: ({ n, nJudged, costRatio, cost }) =>
      en`${formatCount(nJudged, "en")} of ${counted(n, "en", "experiment", "experiments")} judged by recall at the target and by cost, a missed cancer counting as ${formatCount(costRatio, "en")} false alarms. The champion costs ${figure(cost, "en")} false alarms an image.`,
    fr: ({ n, nJudged, costRatio, cost }) =>
      fr`${formatCount(nJudged, "fr")} sur ${counted(n, "fr", "expérience", "expériences")} jugées par le rappel à la cible et par le coût, un cancer manqué comptant pour ${formatCount(costRatio, "fr")} fausses alertes. Le champion coûte ${figure(cost, "fr")} fausse alerte par image.`,
  },
  CHECK_COSTLY_ERROR_NO_CHAMPION: {
    en: ({ n, nJudged, costRatio }) =>
      en`${formatCount(nJudged, "en")} of ${counted(n, "en", "experiment", "experiments")} judged by recall at the target and by cost, a missed cancer counting as ${formatCount(costRatio, "en")} false alarms.`,
    fr: ({ n, nJudged, costRatio }) =>
      fr`${formatCount(nJudged, "fr")} sur ${counted(n, "fr", "expérience", "expériences")} jugées par le rappel à la cible et par le coût, un cancer manqué comptant pour ${formatCount(costRatio, "fr")} fausses alertes.`,
  },
  CHECK_TUNED: {
    en: ({ n, missing, nExperiments }) =>
      en`${counted(n, "en", "fold", "folds")} of ${counted(nExperiments, "en", "experiment", "experiments")} that leave a parameter to the data: ${formatCount(missing, "en")} without a choice of their own.`,
    fr: ({ n, missing, nExperiments }) =>
      fr`${counted(n, "fr", "pli", "plis")} de ${counted(nExperiments, "fr", "expérience", "expériences")} qui laissent un paramètre aux données : ${formatCount(missing, "fr")} sans choix à eux.`,
  },
  CHECK_RECALL: {
    en: ({ value, n, low, high, level }) =>
      en`${formatShare(value, "en")} of ${counted(n, "en", "labelled cancer", "labelled cancers")} found by thresholds chosen inside the folds; ${formatShare(level, "en")} interval ${formatShare(low, "en")} to ${formatShare(high, "en")}. Estimated, not guaranteed.`,
    fr: ({ value, n, low, high, level }) =>
      fr`${formatShare(value, "fr")} de ${counted(n, "fr", "cancer étiqueté", "cancers étiquetés")} trouvés par des seuils choisis dans les plis ; intervalle à ${formatShare(level, "fr")} de ${formatShare(low, "fr")} à ${formatShare(high, "fr")}. Estimé, non garanti.`,
  },
  CHECK_RECALL_NO_INTERVAL: {
    en: ({ value, n }) =>
      en`${formatShare(value, "en")} of ${counted(n, "en", "labelled cancer", "labelled cancers")} found by thresholds chosen inside the folds: too few for an interval.`,
    fr: ({ value, n }) =>
      fr`${formatShare(value, "fr")} de ${counted(n, "fr", "cancer étiqueté", "cancers étiquetés")} trouvés par des seuils choisis dans les plis : trop peu pour un intervalle.`,
  },
  CHECK_LEAK: {
    en: ({ nFolds, inTraining, inPool, auc, low, high, imagesSeen }) =>
      en`In ${counted(nFolds, "en", "fold", "folds")}, a relative of a held-out image was learned from in ${formatCount(inTraining, "en")} and stood in the pool in ${formatCount(inPool, "en")}. From shuffled labels the champion learns ROC AUC ${figure(auc, "en")} (${figure(low, "en")} to ${figure(high, "en")}), where 0.5 is chance.${seenToo(imagesSeen, "en")}`,
    fr: ({ nFolds, inTraining, inPool, auc, low, high, imagesSeen }) =>
      fr`Sur ${counted(nFolds, "fr", "pli", "plis")}, une image parente d'une image mise de côté a servi à apprendre dans ${formatCount(inTraining, "fr")} et se trouvait dans la réserve dans ${formatCount(inPool, "fr")}. D'étiquettes mélangées, le champion apprend une AUC ROC de ${figure(auc, "fr")} (${figure(low, "fr")} à ${figure(high, "fr")}), 0,5 étant le hasard.${seenToo(imagesSeen, "fr")}`,
  },
  CHECK_LEAK_NO_CONTROL: {
    en: ({ nFolds, inTraining, inPool, imagesSeen }) =>
      en`In ${counted(nFolds, "en", "fold", "folds")}, a relative of a held-out image was learned from in ${formatCount(inTraining, "en")} and stood in the pool in ${formatCount(inPool, "en")}. What the champion learns from shuffled labels was not measured, so a leak of another kind cannot be ruled out.${seenToo(imagesSeen, "en")}`,
    fr: ({ nFolds, inTraining, inPool, imagesSeen }) =>
      fr`Sur ${counted(nFolds, "fr", "pli", "plis")}, une image parente d'une image mise de côté a servi à apprendre dans ${formatCount(inTraining, "fr")} et se trouvait dans la réserve dans ${formatCount(inPool, "fr")}. Ce que le champion apprend d'étiquettes mélangées n'a pas été mesuré : une fuite d'une autre sorte n'est pas exclue.${seenToo(imagesSeen, "fr")}`,
  },
  CHECK_REPRESENTATIVE: {
    en: ({ auc, pValue, visibleFrom }) =>
      en`A classifier tells labelled images from the others with AUC ${figure(auc, "en")} (p = ${figure(pValue, "en")}), where 0.5 is chance; an AUC above ${figure(visibleFrom, "en")} shows a difference.`,
    fr: ({ auc, pValue, visibleFrom }) =>
      fr`Un classifieur distingue les images étiquetées des autres avec une AUC de ${figure(auc, "fr")} (p = ${figure(pValue, "fr")}), 0,5 étant le hasard ; au-dessus de ${figure(visibleFrom, "fr")}, une différence se voit.`,
  },
  CHECK_REPRESENTATIVE_NO_REACH: {
    en: ({ auc, pValue }) =>
      en`A classifier tells labelled images from the others with AUC ${figure(auc, "en")} (p = ${figure(pValue, "en")}); how large a difference would have been seen is not known.`,
    fr: ({ auc, pValue }) =>
      fr`Un classifieur distingue les images étiquetées des autres avec une AUC de ${figure(auc, "fr")} (p = ${figure(pValue, "fr")}) ; on ne sait pas à partir de quelle différence cela se verrait.`,
  },
  CHECK_CALIBRATION: {
    en: ({ value, n, ifCalibrated, low, high }) =>
      en`Calibration error ${figure(value, "en")} on ${counted(n, "en", "image", "images")}; perfect calibration would give ${figure(ifCalibrated, "en")} (${figure(low, "en")} to ${figure(high, "en")}) on as many.`,
    fr: ({ value, n, ifCalibrated, low, high }) =>
      fr`Erreur de calibration ${figure(value, "fr")} sur ${counted(n, "fr", "image", "images")} ; une calibration parfaite donnerait ${figure(ifCalibrated, "fr")} (de ${figure(low, "fr")} à ${figure(high, "fr")}) sur autant d'images.`,
  },
  CHECK_BUDGET: {
    en: ({
      n,
      decided,
      review,
      machine,
      expert,
      total,
      expertLabelEuro,
      machineHourEuro,
      seconds,
      automatic,
      nCached,
    }) =>
      en`${counted(n, "en", "distinct image", "distinct images")} without a label: ${formatCount(decided, "en")} decided by the machine (${formatCount(Math.round(Number(seconds)), "en")} seconds measured at ${euros(machineHourEuro, "en")} an hour: ${euros(machine, "en")} in all, ${euros(automatic, "en")} a label), ${formatCount(review, "en")} read by an expert at ${euros(expertLabelEuro, "en")} (${euros(expert, "en")}). Total ${euros(total, "en")}.${cachedToo(nCached, "en")}`,
    fr: ({
      n,
      decided,
      review,
      machine,
      expert,
      total,
      expertLabelEuro,
      machineHourEuro,
      seconds,
      automatic,
      nCached,
    }) =>
      fr`${counted(n, "fr", "image distincte", "images distinctes")} sans étiquette : ${formatCount(decided, "fr")} décidées par la machine (${formatCount(Math.round(Number(seconds)), "fr")} secondes mesurées, à ${euros(machineHourEuro, "fr")} l'heure : ${euros(machine, "fr")} en tout, ${euros(automatic, "fr")} par étiquette), ${formatCount(review, "fr")} lues par un expert à ${euros(expertLabelEuro, "fr")} (${euros(expert, "fr")}). Total ${euros(total, "fr")}.${cachedToo(nCached, "fr")}`,
  },
  CHECK_DELIVERABLES: {
    en: ({ n, different }) =>
      en`${counted(n, "en", "figure", "figures")} of the report read back from the database: ${counted(different, "en", "differs", "differ")}. No part is missing.`,
    fr: ({ n, different }) =>
      fr`${counted(n, "fr", "chiffre", "chiffres")} du rapport relus dans la base de données : ${counted(different, "fr", "diffère", "diffèrent")}. Rien ne manque.`,
  },
  CHECK_DELIVERABLES_MISSING: {
    en: ({ n, different, missing }) =>
      en`${counted(n, "en", "figure", "figures")} of the report read back from the database: ${counted(different, "en", "differs", "differ")}. Missing: ${missing}.`,
    fr: ({ n, different, missing }) =>
      fr`${counted(n, "fr", "chiffre", "chiffres")} du rapport relus dans la base de données : ${counted(different, "fr", "diffère", "diffèrent")}. Il manque : ${missing}.`,
  },
} satisfies Record<string, Message>;

/** Why a check did not run, or cannot decide. */
const reasonMessages = {
  CHECK_REASON_NO_CLASSIFIER: {
    en: () => en`The labels allow no classifier to be measured. Label more images of both classes.`,
    fr: () =>
      fr`Les étiquettes ne permettent de mesurer aucun classifieur. Étiquetez davantage d'images des deux classes.`,
  },
  CHECK_REASON_NO_CLUSTERING: {
    en: () => en`There are too few images to form clusters.`,
    fr: () => fr`Il y a trop peu d'images pour former des groupes.`,
  },
  CHECK_REASON_NO_SEMI_SUPERVISED: {
    en: () => en`The plan has no semi-supervised method.`,
    fr: () => fr`Le plan n'a pas de méthode semi-supervisée.`,
  },
  CHECK_REASON_NOTHING_TUNED: {
    en: () => en`No experiment leaves a parameter to the data: there was nothing to choose.`,
    fr: () => fr`Aucune expérience ne laisse un paramètre aux données : il n'y avait rien à choisir.`,
  },
  CHECK_REASON_NO_IMAGES: {
    en: () => en`There is no image to look at.`,
    fr: () => fr`Il n'y a pas d'image à regarder.`,
  },
  CHECK_REASON_NOT_ASKED: {
    en: () => en`This study did not look at it. Start it again: what did not change is not computed twice.`,
    fr: () => fr`Cette étude ne l'a pas regardé. Relancez-la : ce qui n'a pas changé n'est pas recalculé.`,
  },
  CHECK_REASON_NOT_BUILT: {
    en: () => en`It was not worked out in this study. Start the study again.`,
    fr: () => fr`Cela n'a pas été calculé dans cette étude. Relancez-la.`,
  },
  CHECK_REASON_NO_FIGURE: {
    en: () => en`The data cannot give the figure that it needs: too few images in the folds.`,
    fr: () => fr`Les données ne peuvent pas donner le chiffre nécessaire : trop peu d'images dans les plis.`,
  },
  CHECK_REASON_NO_FIGURES_AT_ALL: {
    en: () => en`The report has no experiment and no partition whose figures could be compared.`,
    fr: () => fr`Le rapport n'a ni expérience ni partition dont les chiffres puissent être comparés.`,
  },
  CHECK_REASON_NO_REFERENCE: {
    en: () => en`The images were preprocessed in a way that has no reference to compare with.`,
    fr: () => fr`Les images ont été prétraitées d'une façon qui n'a pas de référence à laquelle comparer.`,
  },
  CHECK_REASON_NO_LABELS_OF_BOTH: {
    en: () => en`Partitions cannot be held against labels: both classes must be labelled.`,
    fr: () => fr`Les partitions ne peuvent pas être comparées aux étiquettes : il en faut des deux classes.`,
  },
  CHECK_REASON_NO_CONTROL: {
    en: () => en`The control with shuffled labels was not run. Put it in the plan.`,
    fr: () => fr`Le contrôle aux étiquettes mélangées n'a pas été fait. Mettez-le au plan.`,
  },
  CHECK_REASON_CANNOT_TELL: {
    en: () => en`What was measured allows no answer.`,
    fr: () => fr`Ce qui a été mesuré ne permet pas de réponse.`,
  },
  CHECK_REASON_NOTHING_TO_LABEL: {
    en: () => en`Every image has a label: there is nothing left to price.`,
    fr: () => fr`Chaque image a une étiquette : il n'y a plus rien à chiffrer.`,
  },
} satisfies Record<`CHECK_REASON_${CheckReason}`, Message>;

export const checkMessages = { ...evidenceMessages, ...reasonMessages, ...checkRuleMessages };
