import { classifierName } from "../../../messages/method-texts.ts";
import { en, fr } from "../../../messages/typography.ts";
import { canBeSeen } from "../../kit/can-be-seen.ts";
import { AGAIN } from "../again-text.ts";
import type { NotebookText, Told } from "../told.ts";

/** False alarms that one missed cancer is worth, and the recall asked for, as the study was set. */
function costs({ report, quote }: Told): { ratio: string | null; target: string } {
  const { id, protocol } = report.experiments[0];
  const path = `/experiments/${id}/protocol`;
  return {
    ratio: protocol.costRatio === undefined ? null : quote(`${path}/costRatio`, "count"),
    target: quote(`${path}/recallTarget`, "share"),
  };
}

export const SEMI_SUPERVISED_TEXTS: Record<string, NotebookText> = {
  question: {
    en: ({ quote }) => en`# 3. Semi-supervised learning

**Question.** Of ${quote("/dataset/counts/distinct", "count")} distinct images only ${quote("/dataset/counts/labelledDistinct", "count")} carry a label. Do the others help to classify?

Supervised learning uses the labelled images alone. Semi-supervised learning also uses the rest, on the bet that images which lie close together share a label. The bet may be lost, so that every semi-supervised result below stands beside the supervised one, on the same folds, with the interval of their difference.`,
    fr: ({ quote }) => fr`# 3. Apprentissage semi-supervisé

**Question.** Sur ${quote("/dataset/counts/distinct", "count")} images distinctes, seules ${quote("/dataset/counts/labelledDistinct", "count")} portent une étiquette. Les autres aident-elles à classer ?

L'apprentissage supervisé n'utilise que les images étiquetées. L'apprentissage semi-supervisé utilise aussi le reste, en pariant que des images proches partagent une étiquette. Le pari peut être perdu : chaque résultat semi-supervisé ci-dessous est donc à côté du résultat supervisé, sur les mêmes plis, avec l'intervalle de leur écart.`,
  },
  folds: {
    en: () => en`## The folds

Cross-validation holds out one part of the labelled images at a time. Two rules make it honest: both classes are in every part (*stratified*), and a family of duplicates is never split (*grouped*). When a part is held out, its families also leave the pool of unlabelled images, so that nothing has seen what it is tested on. Scaler, graph and every choice are fitted inside the fold.`,
    fr: () => fr`## Les plis

La validation croisée met de côté une partie des images étiquetées à la fois. Deux règles la rendent honnête : chaque partie contient les deux classes (*stratifiée*), et une famille de doublons n'est jamais coupée (*groupée*). Quand une partie est mise de côté, ses familles quittent aussi la réserve sans étiquette : rien n'a vu ce sur quoi on teste. Mise à l'échelle, graphe et tout choix sont ajustés dans le pli.`,
  },
  metric: {
    en: (told) => {
      const { ratio, target } = costs(told);
      const weighs = ratio ? en` The study counts one missed cancer as ${ratio} false alarms,` : en` The study`;
      return en`## Which metric?

A missed cancer costs more than a false alarm: the patient goes home, while a false alarm is read again by a human. So **recall** (the share of cancers found) comes before accuracy.${weighs} and chooses thresholds that find at least ${target} of the cancers.

Recall alone can be had by calling everything cancer, and it depends on a threshold. To *compare* methods we therefore use the area under the ROC curve (**ROC AUC**), which needs none: the chance that a cancer scores higher than a normal image. With so few cancers one more found or missed moves recall visibly: look at the intervals.

Below, both are computed again from the exported out-of-fold scores.`;
    },
    fr: (told) => {
      const { ratio, target } = costs(told);
      const weighs = ratio ? fr` L'étude compte un cancer manqué pour ${ratio} fausses alertes,` : fr` L'étude`;
      return fr`## Quelle mesure ?

Un cancer manqué coûte plus qu'une fausse alerte : le patient rentre chez lui, alors qu'une fausse alerte est relue par un humain. Le **rappel** (la part de cancers trouvés) passe donc avant l'exactitude.${weighs} et choisit des seuils qui trouvent au moins ${target} des cancers.

Le rappel seul s'obtient en disant cancer partout, et il dépend d'un seuil. Pour *comparer* des méthodes on prend donc l'aire sous la courbe ROC (**aire ROC**), qui n'en demande pas : la probabilité qu'un cancer ait un score plus haut qu'une image normale. Avec si peu de cancers, un de plus ou de moins déplace visiblement le rappel : regardez les intervalles.

Ci-dessous, les deux sont recalculés à partir des scores hors pli exportés.`;
    },
  },
  supervised: {
    en: () => en`## Learning from labels alone

The simplest honest baseline: a logistic regression on the features, its penalty chosen inside each fold. It is run again here, on the same folds, from the exported table; the area must be the report's.`,
    fr: () => fr`## Apprendre des seules étiquettes

La référence honnête la plus simple : une régression logistique sur les caractéristiques, sa pénalité choisie dans chaque pli. Elle est relancée ici, sur les mêmes plis, à partir du tableau exporté ; l'aire doit être celle du rapport.`,
  },
  semi: {
    en: () => en`## Learning from all images

- **Label propagation**: every image takes the mean of its nearest neighbours' labels, again and again; given labels stay as they are.
- **Label spreading**: the same on a normalised graph, where a given label may give way a little to its neighbours.
- **Self-training**: the classifier labels the images that it is surest of, learns from them, and repeats.

All three run on the same folds as the baseline. What counts is the *paired* difference: both methods meet the same easy and hard folds, so that their luck cancels out. The folds of several repeats share images; the interval (Nadeau and Bengio) is widened for it. The last column is the effect that these data would have shown four times in five.`,
    fr: () => fr`## Apprendre de toutes les images

- **Propagation d'étiquettes** : chaque image prend la moyenne des étiquettes de ses plus proches voisines, encore et encore ; les étiquettes données restent telles quelles.
- **Diffusion d'étiquettes** : de même sur un graphe normalisé, où une étiquette donnée peut céder un peu à ses voisines.
- **Auto-apprentissage** : le classifieur étiquette les images dont il est le plus sûr, apprend d'elles et recommence.

Les trois tournent sur les mêmes plis que la référence. Ce qui compte est l'écart *apparié* : les deux méthodes rencontrent les mêmes plis faciles et difficiles, et leur chance s'annule. Les plis de plusieurs répétitions partagent des images ; l'intervalle (Nadeau et Bengio) est élargi pour cela. La dernière colonne est l'effet que ces données auraient montré quatre fois sur cinq.`,
  },
  study: {
    en: (told) => en`## The study's own comparison

The study ran its semi-supervised methods in full. ${verdictOf(told)}

Each interval below is that method's own. The verdict also allows for having looked at several methods: among many, one will differ by chance.`,
    fr: (told) => fr`## La comparaison de l'étude

L'étude a fait tourner ses méthodes semi-supervisées en entier. ${verdictOf(told)}

Chaque intervalle ci-dessous est celui de sa méthode seule. Le verdict tient compte en plus d'avoir regardé plusieurs méthodes : parmi beaucoup, l'une différera par hasard.`,
  },
  efficiency: {
    en: ({ report }) =>
      report.comparison?.labelEfficiency
        ? en`## With fewer labels

Unlabelled images should help most where labels are scarce. The same two methods learn from a few labels, then from more; the curve also tells whether further labels are worth their price: one that has become flat promises little.`
        : "",
    fr: ({ report }) =>
      report.comparison?.labelEfficiency
        ? fr`## Avec moins d'étiquettes

Les images sans étiquette devraient aider surtout là où les étiquettes sont rares. Les deux mêmes méthodes apprennent de quelques étiquettes, puis de plus ; la courbe dit aussi si de nouvelles étiquettes valent leur prix : plate, elle promet peu.`
        : "",
  },
  findings: {
    en: (told) => en`## What to keep

- ${verdictOf(told)}
- "No difference shown" is not "no difference": the smallest effect says what these labels could have shown.${optimism(told)}
- A label that spreads to an image is a guess that looks like a label. It may help a classifier; it is never counted as an expert's.`,
    fr: (told) => fr`## À retenir

- ${verdictOf(told)}
- « Pas de différence montrée » n'est pas « pas de différence » : le plus petit effet dit ce que ces étiquettes auraient pu montrer.${optimism(told)}
- Une étiquette transmise à une image est une supposition qui ressemble à une étiquette. Elle peut aider un classifieur ; elle n'est jamais comptée comme celle d'un expert.`,
  },
  again: AGAIN,
};

const VERDICTS = {
  en: {
    HELPS: en`Learning from the unlabelled images helps`,
    HURTS: en`Learning from the unlabelled images hurts`,
    DEPENDS_ON_METHOD: en`Whether the unlabelled images help depends on the method`,
    NO_DIFFERENCE_SHOWN: en`No method shows a difference between learning with and without the unlabelled images`,
    NOT_MEASURED: en`Whether the unlabelled images help could not be measured`,
  },
  fr: {
    HELPS: fr`Apprendre des images sans étiquette aide`,
    HURTS: fr`Apprendre des images sans étiquette nuit`,
    DEPENDS_ON_METHOD: fr`L'aide des images sans étiquette dépend de la méthode`,
    NO_DIFFERENCE_SHOWN: fr`Aucune méthode ne montre de différence entre apprendre avec et sans les images sans étiquette`,
    NOT_MEASURED: fr`L'aide des images sans étiquette n'a pas pu être mesurée`,
  },
};

/** The report's verdict with the difference of the best method, its interval and n. */
function verdictOf({ report, language, quote }: Told): string {
  const semi = report.comparison?.semiSupervision;
  if (!semi)
    return language === "fr"
      ? fr`Son plan n'avait pas de méthode semi-supervisée.`
      : en`Its plan had no semi-supervised method.`;
  const verdict = VERDICTS[language][semi.verdict];
  const best = report.experiments.find(({ id }) => id === semi.best);
  if (!best || semi.difference === null || semi.interval === null) return `${verdict}.`;
  const path = "/comparison/semiSupervision";
  const name = classifierName(best.method, best.methodName, language).toLowerCase();
  const difference = quote(`${path}/difference`, "signed");
  const [low, high] = [quote(`${path}/interval/low`, "signed"), quote(`${path}/interval/high`, "signed")];
  const [level, n] = [quote(`${path}/interval/level`, "share"), quote(`${path}/n`, "count")];
  const seen = canBeSeen(semi.smallestEffect) ? quote(`${path}/smallestEffect`, "figure") : null;
  return language === "fr"
    ? fr`${verdict}. La meilleure, ${name}, s'écarte des seules étiquettes de ${difference} en aire ROC (intervalle à ${level} : ${low} à ${high} ; n = ${n} familles)${seen ? fr` ; un effet de ${seen} se serait vu` : ""}.`
    : en`${verdict}. The best one, ${name}, differs from labels alone by ${difference} in ROC AUC (${level} interval ${low} to ${high}; n = ${n} families)${seen ? `; an effect of ${seen} would have been seen` : ""}.`;
}

/** The champion's area, and what having picked it is worth. */
function optimism({ report, language, figure, quote }: Told): string {
  const { champion } = report;
  if (!champion) return "";
  const experiment = report.experiments.find(({ id }) => id === champion.experimentId);
  const name = experiment ? classifierName(experiment.method, experiment.methodName, language).toLowerCase() : "";
  const area = figure("/champion/figure");
  const among = quote("/champion/chosenAmong", "count");
  const corrected = champion.optimism?.correctedAuc == null ? null : quote("/champion/optimism/correctedAuc", "figure");
  return language === "fr"
    ? fr`
- L'aire ROC la plus haute, ${area}, est celle de : ${name}. C'est la meilleure de ${among} sur les mêmes plis, donc flatteuse${corrected ? fr` ; corrigée de ce choix, elle est de ${corrected}` : ""}.`
    : en`
- The highest ROC AUC, ${area}, is that of: ${name}. It is the best of ${among} on the same folds, and so leans to the bright side${corrected ? `; corrected for that choice it is ${corrected}` : ""}.`;
}
