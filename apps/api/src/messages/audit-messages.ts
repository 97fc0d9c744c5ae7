import type { CoverageReason } from "@brainscan/ml/audit/coverage/find-uncovered";
import type { GainReason } from "@brainscan/ml/audit/next-labels/expected-gain";
import type { NextLabel } from "@brainscan/ml/audit/next-labels/propose-next-labels";
import type { PrevalenceEffect } from "@brainscan/ml/audit/prevalence-effect/effect-of-prevalence";
import type { QualityFlagId } from "@brainscan/ml/audit/quality/flag-quality";
import type { RepresentativenessReason } from "@brainscan/ml/audit/representativeness/audit-representativeness";
import type { SingleReason } from "@brainscan/ml/audit/shortcuts/audit-shortcuts";
import type { ExplainedReason } from "@brainscan/ml/audit/shortcuts/explain-scores";
import type { TogetherReason } from "@brainscan/ml/audit/shortcuts/measures-together";
import type { MeasureId } from "../deliverables/report/audits-section.ts";
import type { Message } from "./message.ts";
import { counted, en, formatFigure, fr } from "./typography.ts";

/** What is measured of an image without looking at what it shows. */
const measureNames = {
  MEASURE_fileSizeBytes: { en: () => en`file size`, fr: () => fr`taille du fichier` },
  MEASURE_widthPx: { en: () => en`width`, fr: () => fr`largeur` },
  MEASURE_heightPx: { en: () => en`height`, fr: () => fr`hauteur` },
  MEASURE_mean: { en: () => en`mean brightness`, fr: () => fr`luminosité moyenne` },
  MEASURE_deviation: { en: () => en`spread of brightness`, fr: () => fr`dispersion de la luminosité` },
  MEASURE_contrast: { en: () => en`contrast`, fr: () => fr`contraste` },
  MEASURE_sharpness: { en: () => en`sharpness`, fr: () => fr`netteté` },
  MEASURE_border: { en: () => en`share of empty border`, fr: () => fr`part de bord vide` },
  MEASURE_orientation: { en: () => en`orientation`, fr: () => fr`orientation` },
  MEASURE_isDuplicate: { en: () => en`being there more than once`, fr: () => fr`être présente plus d'une fois` },
} satisfies Record<`MEASURE_${MeasureId}`, Message>;

/** Why a measure alone, all together, or the share of the score that they explain, has no figure or no interval. */
const shortcutReasons = {
  SHORTCUT_CONSTANT: {
    en: () => en`Every labelled image has the same value: it can predict nothing.`,
    fr: () => fr`Toutes les images étiquetées ont la même valeur : elle ne peut rien prédire.`,
  },
  SHORTCUT_ONE_CLASS: {
    en: () => en`The labels are all of one class.`,
    fr: () => fr`Les étiquettes sont toutes de la même classe.`,
  },
  SHORTCUT_TOO_FEW_FAMILIES: {
    en: () => en`A class has fewer than two families: no interval can be given.`,
    fr: () => fr`Une classe compte moins de deux familles : aucun intervalle ne peut être donné.`,
  },
  SHORTCUT_NO_SPREAD: {
    en: () => en`It separates the classes, and an interval of no width would claim certainty.`,
    fr: () => fr`Elle sépare les classes, et un intervalle de largeur nulle prétendrait à la certitude.`,
  },
  TOGETHER_CONSTANT: {
    en: () => en`No measure varies among the labelled images.`,
    fr: () => fr`Aucune mesure ne varie parmi les images étiquetées.`,
  },
  TOGETHER_TOO_FEW_FAMILIES: {
    en: () => en`A class has fewer than two families: nothing can be held out.`,
    fr: () => fr`Une classe compte moins de deux familles : rien ne peut être mis de côté.`,
  },
  TOGETHER_TOO_FEW_FOLDS: {
    en: () => en`No fold tests both classes.`,
    fr: () => fr`Aucun pli ne teste les deux classes.`,
  },
  TOGETHER_NO_SPREAD: {
    en: () => en`Every fold gives the same area: no interval can be given.`,
    fr: () => fr`Tous les plis donnent la même aire : aucun intervalle ne peut être donné.`,
  },
  EXPLAINED_NO_SCORES: {
    en: () => en`There is no champion, or it scored no labelled image.`,
    fr: () => fr`Il n'y a pas de meilleur modèle, ou il n'a évalué aucune image étiquetée.`,
  },
  EXPLAINED_CONSTANT: {
    en: () => en`No measure varies among the labelled images.`,
    fr: () => fr`Aucune mesure ne varie parmi les images étiquetées.`,
  },
  EXPLAINED_TOO_FEW_FAMILIES: {
    en: () => en`Fewer than two families were scored.`,
    fr: () => fr`Moins de deux familles ont été évaluées.`,
  },
  EXPLAINED_NO_SPREAD: {
    en: () => en`The scores do not vary enough for an interval.`,
    fr: () => fr`Les scores ne varient pas assez pour un intervalle.`,
  },
} satisfies Record<`SHORTCUT_${SingleReason}` | `TOGETHER_${TogetherReason}` | `EXPLAINED_${ExplainedReason}`, Message>;

/** Why it is not known whether the labels are a fair sample, which images lack a label near them, or what more would bring. */
const sampleReasons = {
  REPRESENTATIVE_TOO_FEW_LABELLED: {
    en: () => en`Too few distinct images are labelled to compare them with the others.`,
    fr: () => fr`Trop peu d'images distinctes sont étiquetées pour les comparer aux autres.`,
  },
  REPRESENTATIVE_NO_POOL: {
    en: () => en`Too few distinct images are without a label to compare them with.`,
    fr: () => fr`Trop peu d'images distinctes sont sans étiquette pour servir de comparaison.`,
  },
  REPRESENTATIVE_NOT_SEEN: {
    en: () => en`No difference was seen, but with so few labels only a large one would have been.`,
    fr: () => fr`Aucune différence n'a été vue, mais avec si peu d'étiquettes seule une grande l'aurait été.`,
  },
  REPRESENTATIVE_NO_FEATURES: {
    en: () => en`All images look the same to the network.`,
    fr: () => fr`Toutes les images sont identiques pour le réseau.`,
  },
  COVERAGE_NO_LABELS: {
    en: () => en`No image carries a label: there is nothing to be near to.`,
    fr: () => fr`Aucune image ne porte d'étiquette : il n'y a rien dont être proche.`,
  },
  COVERAGE_NO_POOL: {
    en: () => en`Every image carries a label.`,
    fr: () => fr`Toutes les images portent une étiquette.`,
  },
  COVERAGE_TOO_FEW_FAMILIES: {
    en: () => en`Too few distinct images are labelled to say what near means.`,
    fr: () => fr`Trop peu d'images distinctes sont étiquetées pour dire ce qu'est être proche.`,
  },
  GAIN_TOO_FEW_POINTS: {
    en: () => en`The plan measured the score at too few numbers of labels to tell what more would bring.`,
    fr: () =>
      fr`Le plan a mesuré le score pour trop peu de nombres d'étiquettes pour dire ce que d'autres apporteraient.`,
  },
  GAIN_FLAT: {
    en: () => en`The score does not rise with the number of labels by more than its own error: no gain is shown.`,
    fr: () =>
      fr`Le score ne monte pas avec le nombre d'étiquettes au-delà de sa propre erreur : aucun gain n'apparaît.`,
  },
  EFFECT_NO_SCORES: {
    en: () => en`No image without a label has a probability.`,
    fr: () => fr`Aucune image sans étiquette n'a de probabilité.`,
  },
  EFFECT_ONE_CLASS: {
    en: () => en`The labels are all of one class: probabilities cannot be moved to another share.`,
    fr: () =>
      fr`Les étiquettes sont toutes de la même classe : les probabilités ne peuvent pas être ramenées à une autre part.`,
  },
} satisfies Record<
  | `REPRESENTATIVE_${RepresentativenessReason}`
  | `COVERAGE_${CoverageReason}`
  | `GAIN_${GainReason}`
  | `EFFECT_${NonNullable<PrevalenceEffect["reason"]>}`,
  Message
>;

/** Why an image is worth labelling next. */
const nextLabelReasons = {
  NEXT_RANDOM_AUDIT: {
    en: ({ draw, nFamilies }) =>
      en`Drawn at random, number ${draw} of ${counted(nFamilies, "en", "distinct image", "distinct images")} without a label.`,
    fr: ({ draw, nFamilies }) =>
      fr`Tirée au hasard, numéro ${draw} sur ${counted(nFamilies, "fr", "image distincte", "images distinctes")} sans étiquette.`,
  },
  NEXT_COVERAGE: {
    en: ({ nCovered }) =>
      Number(nCovered) <= 1
        ? en`No labelled image is near it.`
        : en`No labelled image is near it, nor near ${counted(Number(nCovered) - 1, "en", "other image", "other images")} that it would speak for.`,
    fr: ({ nCovered }) =>
      Number(nCovered) <= 1
        ? fr`Aucune image étiquetée n'en est proche.`
        : fr`Aucune image étiquetée n'en est proche, ni de ${counted(Number(nCovered) - 1, "fr", "autre image", "autres images")} pour lesquelles elle parlerait.`,
  },
  NEXT_UNCERTAINTY: {
    en: ({ score }) =>
      en`The champion hesitates: it gives labelled cancer a probability of ${formatFigure(score, "en", 2)}. Its label may train, never certify.`,
    fr: ({ score }) =>
      fr`Le meilleur modèle hésite : il donne à cancer étiqueté une probabilité de ${formatFigure(score, "fr", 2)}. Son étiquette peut entraîner, jamais certifier.`,
  },
} satisfies Record<`NEXT_${NextLabel["reason"]}`, Message>;

/** What is wrong with an image. */
const qualityFlags = {
  QUALITY_EMPTY: {
    en: () => en`Empty: hardly any structure in the frame`,
    fr: () => fr`Vide : presque aucune structure dans le cadre`,
  },
  QUALITY_DARK: {
    en: () => en`Dark: even the brightest tissue is dim`,
    fr: () => fr`Sombre : même les tissus les plus clairs sont ternes`,
  },
  QUALITY_LOW_CONTRAST: {
    en: () => en`Low contrast: dark and bright lie close together`,
    fr: () => fr`Peu contrastée : le sombre et le clair sont proches`,
  },
  QUALITY_BLURRED: {
    en: () => en`Blurred: few sharp edges for its contrast`,
    fr: () => fr`Floue : peu de bords nets pour son contraste`,
  },
  QUALITY_TEXT_OVERLAY: {
    en: () => en`Text or marks beside the head`,
    fr: () => fr`Texte ou marques à côté de la tête`,
  },
  QUALITY_ODD_SIZE: {
    en: () => en`A size unlike that of the other images`,
    fr: () => fr`Une taille différente de celle des autres images`,
  },
  QUALITY_OUTLIER: {
    en: () => en`Unlike all other images, as the network sees them`,
    fr: () => fr`Différente de toutes les autres images, aux yeux du réseau`,
  },
} satisfies Record<`QUALITY_${QualityFlagId}`, Message>;

/** What can be wrong with a reading of a pair. */
const pairProblems = {
  PAIR_SAME_IMAGE: {
    en: () => en`Both files show exactly the same pixels: they are one image already. Nothing was changed.`,
    fr: () =>
      fr`Les deux fichiers montrent exactement les mêmes pixels : c'est déjà une seule image. Rien n'a été modifié.`,
  },
  PAIR_DURING_IMPORT: {
    en: () =>
      en`An import into this data set is not finished. Nothing was changed. Wait for its end, or cancel it, then read the pair again.`,
    fr: () =>
      fr`Un import dans ce jeu de données n'est pas terminé. Rien n'a été modifié. Attendez sa fin, ou annulez-le, puis relisez la paire.`,
  },
  PAIR_NOT_READ: {
    en: () => en`Nobody has read this pair, so there is nothing to take back.`,
    fr: () => fr`Personne n'a relu cette paire : il n'y a rien à reprendre.`,
  },
} satisfies Record<string, Message>;

/** What the audits of the data say. */
export const auditMessages = {
  ...measureNames,
  ...shortcutReasons,
  ...sampleReasons,
  ...nextLabelReasons,
  ...qualityFlags,
  ...pairProblems,
};
