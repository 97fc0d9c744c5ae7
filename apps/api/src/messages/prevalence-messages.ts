import type { CalibrationRefused } from "@brainscan/ml/calibrate/calibration-refused";
import type { PrevalenceReason } from "@brainscan/ml/prevalence/prevalence-fit";
import type { PrevalenceFinding } from "@brainscan/ml/prevalence/prevalence-report";
import { PREVALENCE_ESTIMATORS } from "@brainscan/ml/registry/methods";
import type { Language, Message, MessageParams } from "./message.ts";
import { methodText } from "./method-texts.ts";
import { counted, en, formatCount, formatFigure, formatShare, fr } from "./typography.ts";

type Value = MessageParams[string];
type Code = PrevalenceFinding["code"] | CalibrationRefused["code"];

/** The estimator's name; its id when this version knows it no longer. */
export function estimatorName(id: Value, language: Language): string {
  const estimator = PREVALENCE_ESTIMATORS.find((one) => one.id === id);
  return estimator ? methodText(estimator, language).name : String(id);
}

const figure = (value: Value, language: Language) => formatFigure(value, language, 2);
const points = (value: Value, language: Language) => formatFigure(100 * Number(value), language, 0);

/** ", interval 0.21 to 0.84", or nothing where there is none. */
function span(low: Value | undefined, high: Value | undefined, language: Language, write = figure): string {
  if (low === undefined || high === undefined) return "";
  const [from, to] = [write(low, language), write(high, language)];
  return language === "en" ? `, interval ${from} to ${to}` : `, intervalle de ${from} à ${to}`;
}

const SAMPLE = {
  en: "Label images drawn at random among the unlabelled ones",
  fr: "Étiquetez des images tirées au hasard parmi celles qui n’ont pas d’étiquette",
};

/** What to know before an estimate of the pool is used: what it means, what to do. */
const findingMessages = {
  PREVALENCE_TOO_FEW_SAMPLES: {
    en: () => en`The scores could not be calibrated: too few images are labelled. Label more of both classes.`,
    fr: () =>
      fr`Les scores n'ont pas pu être calibrés : trop peu d'images sont étiquetées. Étiquetez-en davantage des deux classes.`,
  },
  PREVALENCE_TOO_FEW_FAMILIES: {
    en: () =>
      en`The scores could not be calibrated: too few distinct images are labelled to hold some of each class out. Label more of both classes.`,
    fr: () =>
      fr`Les scores n'ont pas pu être calibrés : trop peu d'images distinctes sont étiquetées pour en mettre de côté dans chaque classe. Étiquetez-en davantage des deux classes.`,
  },
  PREVALENCE_TOO_FEW_LABELS: {
    en: ({ normalFamilies, cancerFamilies, needed, normalMissing, cancerMissing }) =>
      en`With ${counted(normalFamilies, "en", "distinct image", "distinct images")} labelled normal and ${cancerFamilies} labelled cancer, an interval says little: ${needed} of each class are needed. Label ${normalMissing} more normal and ${cancerMissing} more cancer.`,
    fr: ({ normalFamilies, cancerFamilies, needed, normalMissing, cancerMissing }) =>
      fr`Avec ${counted(normalFamilies, "fr", "image distincte étiquetée", "images distinctes étiquetées")} normal et ${cancerFamilies} cancer, un intervalle ne dit pas grand-chose : il en faut ${needed} de chaque classe. Étiquetez-en ${normalMissing} de plus en normal et ${cancerMissing} de plus en cancer.`,
  },
  PREVALENCE_POOL_TOO_SMALL: {
    en: ({ poolFamilies, needed }) =>
      en`${counted(poolFamilies, "en", "distinct image has", "distinct images have")} no label: below ${needed}, a share of them says little. Import more images without a label.`,
    fr: ({ poolFamilies, needed }) =>
      fr`${counted(poolFamilies, "fr", "image distincte est", "images distinctes sont")} sans étiquette : en dessous de ${needed}, une part ne dit pas grand-chose. Importez davantage d'images sans étiquette.`,
  },
  PREVALENCE_SCORES_UNCALIBRATED: {
    en: ({ slope, slopeLow, slopeHigh, intercept, interceptLow, interceptHigh }) =>
      en`The scores of labelled images are not probabilities (slope ${figure(slope, "en")}${span(slopeLow, slopeHigh, "en")}, where 1 is right; intercept ${figure(intercept, "en")}${span(interceptLow, interceptHigh, "en")}, where 0 is). Only estimators that do without give a value: read no score as a probability, and label more images.`,
    fr: ({ slope, slopeLow, slopeHigh, intercept, interceptLow, interceptHigh }) =>
      fr`Les scores des images étiquetées ne sont pas des probabilités (pente ${figure(slope, "fr")}${span(slopeLow, slopeHigh, "fr")}, au lieu de 1 ; ordonnée à l'origine ${figure(intercept, "fr")}${span(interceptLow, interceptHigh, "fr")}, au lieu de 0). Seuls les estimateurs qui s'en passent donnent une valeur : ne lisez aucun score comme une probabilité, et étiquetez davantage d'images.`,
  },
  PREVALENCE_SCORES_NOT_INFORMATIVE: {
    en: ({ slope, slopeLow, slopeHigh }) =>
      en`The scores may not tell the two classes apart (slope ${figure(slope, "en")}${span(slopeLow, slopeHigh, "en")}; at 0 they tell nothing): almost any share could explain the unlabelled images. Label more images, or try another method or layer.`,
    fr: ({ slope, slopeLow, slopeHigh }) =>
      fr`Les scores ne distinguent peut-être pas les deux classes (pente ${figure(slope, "fr")}${span(slopeLow, slopeHigh, "fr")} ; à 0 ils ne disent rien) : presque n'importe quelle part expliquerait les images sans étiquette. Étiquetez davantage d'images, ou essayez une autre méthode ou une autre couche.`,
  },
  PREVALENCE_NEARLY_SINGULAR: {
    en: ({ estimator, separation, separationLow, separationHigh, needed }) =>
      en`${estimatorName(estimator, "en")} divides by how far the classes' scores lie apart, and that may be almost nothing (${figure(separation, "en")}${span(separationLow, separationHigh, "en")}; below ${figure(needed, "en")}, chance counts tenfold). Do not read this estimate alone; label more images.`,
    fr: ({ estimator, separation, separationLow, separationHigh, needed }) =>
      fr`« ${estimatorName(estimator, "fr")} » divise par l'écart entre les scores des deux classes, qui est peut-être presque nul (${figure(separation, "fr")}${span(separationLow, separationHigh, "fr")} ; en dessous de ${figure(needed, "fr")}, le hasard compte dix fois plus). Ne lisez pas cette estimation seule ; étiquetez davantage d'images.`,
  },
  PREVALENCE_OUTSIDE_RANGE: {
    en: ({ estimator, unclipped, unclippedLow, unclippedHigh, decisive }) =>
      en`${estimatorName(estimator, "en")} ends outside 0 to 100% (${formatShare(unclipped, "en")}${span(unclippedLow, unclippedHigh, "en", formatShare)}) and is cut there: no mixture of the labelled classes looks quite like the unlabelled images. ${decisive === "yes" ? "Chance does not explain it" : "Chance may explain it"}. ${SAMPLE.en} to see what they hold.`,
    fr: ({ estimator, unclipped, unclippedLow, unclippedHigh, decisive }) =>
      fr`« ${estimatorName(estimator, "fr")} » sort de l'intervalle de 0 à 100 % (${formatShare(unclipped, "fr")}${span(unclippedLow, unclippedHigh, "fr", formatShare)}) et y est ramené : aucun mélange des classes étiquetées ne ressemble tout à fait aux images sans étiquette. ${decisive === "yes" ? "Le hasard ne l’explique pas" : "Le hasard peut l’expliquer"}. ${SAMPLE.fr} pour voir ce qu'elles contiennent.`,
  },
  PREVALENCE_AT_BORDER: {
    en: ({ estimator, value }) =>
      en`${estimatorName(estimator, "en")} ends at the border, ${formatShare(value, "en")}: read it as "almost none" or "almost all", not as a measure. ${SAMPLE.en} to check.`,
    fr: ({ estimator, value }) =>
      fr`« ${estimatorName(estimator, "fr")} » finit au bord, ${formatShare(value, "fr")} : lisez « presque aucune » ou « presque toutes », pas une mesure. ${SAMPLE.fr} pour vérifier.`,
  },
  PREVALENCE_ESTIMATORS_DISAGREE: {
    en: ({ first, second, difference, differenceLow, differenceHigh }) =>
      en`${estimatorName(first, "en")} and ${estimatorName(second, "en").toLowerCase()} lie ${points(difference, "en")} points apart${span(differenceLow, differenceHigh, "en", points)}, more than chance explains: more than the share of cancers may differ. Trust neither alone. ${SAMPLE.en} to settle it.`,
    fr: ({ first, second, difference, differenceLow, differenceHigh }) =>
      fr`« ${estimatorName(first, "fr")} » et « ${estimatorName(second, "fr")} » sont à ${points(difference, "fr")} points l'une de l'autre${span(differenceLow, differenceHigh, "fr", points)}, plus que le hasard n'explique : ce n'est peut-être pas seulement la part de cancers qui diffère. Ne vous fiez à aucune des deux seule. ${SAMPLE.fr} pour trancher.`,
  },
  PREVALENCE_LABEL_SHIFT_REFUTED: {
    en: ({ auc, pValue }) =>
      en`Even at the estimated share, labelled and unlabelled images can be told apart (AUC ${figure(auc, "en")}, p = ${formatFigure(pValue, "en", 3)}): they differ in more than that share, and the estimate may be far off. ${SAMPLE.en}, then run the study again.`,
    fr: ({ auc, pValue }) =>
      fr`Même à la part estimée, on distingue les images étiquetées des autres (AUC ${figure(auc, "fr")}, p = ${formatFigure(pValue, "fr", 3)}) : elles ne diffèrent pas que par cette part, et l'estimation peut être loin du compte. ${SAMPLE.fr}, puis relancez l'étude.`,
  },
  PREVALENCE_LABEL_SHIFT_NOT_DECIDABLE: {
    en: ({ effectiveLabelled, criticalAuc }) =>
      en`Whether labelled and unlabelled images differ in nothing but that share cannot be told: the labelled ones, so weighted, are worth ${formatCount(Math.round(Number(effectiveLabelled)), "en")}${criticalAuc === undefined ? "" : `, and only an AUC of ${figure(criticalAuc, "en")} or more would show a difference`}. Label more images, drawn at random.`,
    fr: ({ effectiveLabelled, criticalAuc }) =>
      fr`On ne peut pas dire si les images étiquetées et les autres ne diffèrent que par cette part : ainsi pondérées, les étiquetées en valent ${formatCount(Math.round(Number(effectiveLabelled)), "fr")}${criticalAuc === undefined ? "" : `, et seule une AUC d’au moins ${figure(criticalAuc, "fr")} montrerait une différence`}. Étiquetez davantage d'images, tirées au hasard.`,
  },
} satisfies Record<`PREVALENCE_${Code}`, Message>;

/** Why an estimator has no value: part of a sentence. */
const refusalMessages = {
  PREVALENCE_REFUSED_ONE_CLASS: {
    en: () => en`labelled images of one class only`,
    fr: () => fr`des images étiquetées d'une seule classe`,
  },
  PREVALENCE_REFUSED_NOT_INFORMATIVE: {
    en: () => en`labelled cancers score no higher than labelled normals`,
    fr: () => fr`les cancers étiquetés n'ont pas de scores plus élevés que les images étiquetées normal`,
  },
  PREVALENCE_REFUSED_UNCALIBRATED: {
    en: () => en`the scores are not probabilities, and it takes them for such`,
    fr: () => fr`les scores ne sont pas des probabilités, et il les prend pour telles`,
  },
} satisfies Record<`PREVALENCE_REFUSED_${PrevalenceReason}`, Message>;

export const prevalenceMessages = { ...findingMessages, ...refusalMessages };
