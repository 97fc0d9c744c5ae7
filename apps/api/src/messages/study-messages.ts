import type { FigureReason } from "@brainscan/ml/protocol/figure";
import type { Message } from "./message.ts";
import { systemReason } from "./system-reasons.ts";
import { counted, en, fr } from "./typography.ts";

/** Why a figure has no value or no interval: part of a sentence, after a colon. */
const figureMessages = {
  FIGURE_NO_LABELS: {
    en: () => en`no image carries a label`,
    fr: () => fr`aucune image ne porte d'étiquette`,
  },
  FIGURE_ONE_CLASS: {
    en: () => en`the scored labels are all of one class`,
    fr: () => fr`les étiquettes évaluées sont toutes de la même classe`,
  },
  FIGURE_TOO_FEW_FOLDS: {
    en: () => en`fewer than two folds hold both classes`,
    fr: () => fr`moins de deux plis contiennent les deux classes`,
  },
  FIGURE_NOT_SCORED: {
    en: () => en`no labelled image could be scored out of fold`,
    fr: () => fr`aucune image étiquetée n'a pu être évaluée hors pli`,
  },
  FIGURE_NO_POSITIVES: {
    en: () => en`no scored image is labelled cancer`,
    fr: () => fr`aucune image évaluée n'est étiquetée cancer`,
  },
  FIGURE_NO_NEGATIVES: {
    en: () => en`no scored image is labelled normal`,
    fr: () => fr`aucune image évaluée n'est étiquetée normal`,
  },
  FIGURE_NO_PREDICTED_POSITIVES: {
    en: () => en`no scored image was predicted cancer`,
    fr: () => fr`aucune image évaluée n'a été prédite cancer`,
  },
  FIGURE_NO_PREDICTED_NEGATIVES: {
    en: () => en`every scored image was predicted cancer`,
    fr: () => fr`toutes les images évaluées ont été prédites cancer`,
  },
  FIGURE_NO_SPREAD: {
    en: () => en`every fold or resample gives the same value`,
    fr: () => fr`tous les plis, ou tous les rééchantillons, donnent la même valeur`,
  },
  FIGURE_TOO_FEW_FAMILIES: {
    en: () => en`too few independent images`,
    fr: () => fr`trop peu d'images indépendantes`,
  },
  FIGURE_BIASED_BY_RESAMPLING: {
    en: () => en`resampling would add to its own bias`,
    fr: () => fr`le rééchantillonnage ajouterait à son propre biais`,
  },
  FIGURE_NOT_CALIBRATED: {
    en: () => en`nothing was calibrated inside the folds`,
    fr: () => fr`rien n'a été calibré à l'intérieur des plis`,
  },
  FIGURE_NOT_PROBABILITIES: {
    en: () => en`these scores rank images and are no probabilities`,
    fr: () => fr`ces scores classent les images et ne sont pas des probabilités`,
  },
  FIGURE_SPREAD_ITSELF: {
    en: () => en`it is itself the spread of another figure`,
    fr: () => fr`c'est elle-même la dispersion d'une autre mesure`,
  },
  FIGURE_ONE_CLUSTER: {
    en: () => en`fewer than two clusters hold images`,
    fr: () => fr`moins de deux groupes contiennent des images`,
  },
  FIGURE_TOO_FEW_ROWS: {
    en: () => en`a subsample would hold too few images`,
    fr: () => fr`un sous-échantillon contiendrait trop peu d'images`,
  },
} satisfies Record<`FIGURE_${FigureReason}`, Message>;

export const studyMessages = {
  ...figureMessages,
  STUDY_OF_EARLIER_VERSION: {
    en: () =>
      en`This study was made by an earlier version: its decisions and experiments are kept as they were, its report and tables are no longer written. Start a new study; the embeddings are taken as they are.`,
    fr: () =>
      fr`Cette étude vient d'une version antérieure : ses décisions et ses expériences sont gardées telles quelles, son rapport et ses tables ne sont plus écrits. Lancez une nouvelle étude ; les vecteurs sont repris tels quels.`,
  },
  FEWER_FOLDS: {
    en: ({ normalFamilies, cancerFamilies, wanted, used }) =>
      en`${counted(normalFamilies, "en", "distinct image is", "distinct images are")} labelled normal and ${cancerFamilies} cancer: the evaluation uses ${used} folds instead of ${wanted}, so that each of them holds both classes.`,
    fr: ({ normalFamilies, cancerFamilies, wanted, used }) =>
      fr`${counted(normalFamilies, "fr", "image distincte est étiquetée", "images distinctes sont étiquetées")} normal et ${cancerFamilies} cancer : l'évaluation se fait sur ${used} plis au lieu de ${wanted}, pour que chacun contienne les deux classes.`,
  },
  NEAR_DUPLICATES_UNKNOWN: {
    en: () =>
      en`Only identical images are recognised as one. Near duplicates and slices of one patient are not known to the product yet: they may sit on both sides of a fold, and the figures may then look better than they are.`,
    fr: () =>
      fr`Seules des images identiques sont reconnues comme une seule. Les quasi-doublons et les coupes d'un même patient ne sont pas encore connus du produit : ils peuvent se trouver des deux côtés d'un pli, et les chiffres paraître alors meilleurs qu'ils ne sont.`,
  },
  PREDICTIONS_INCOMPLETE: {
    en: ({ images, predicted }) =>
      `Images were added to the data set or taken back into it while this study predicted them: of ${images} images ${predicted} have a prediction. No prediction is shown. Resume the study: it follows the data set as it is now, and takes what it can of what was computed.`,
    fr: ({ images, predicted }) =>
      `Des images ont été ajoutées au jeu de données ou y ont été reprises pendant que cette étude les prédisait : sur ${images} images, ${predicted} ont une prédiction. Aucune prédiction n'est montrée. Reprenez l'étude : elle suit le jeu de données tel qu'il est maintenant, et reprend ce qu'elle peut de ce qui a été calculé.`,
  },
  OUTPUT_DISK_FULL: {
    en: ({ path }) =>
      `The disk is full: ${path} could not be written. What was there before is unchanged. Free some space, then run it again.`,
    fr: ({ path }) =>
      `Le disque est plein : ${path} n'a pas pu être écrit. Ce qui s'y trouvait est inchangé. Libérez de la place, puis relancez.`,
  },
  OUTPUT_TOO_LARGE: {
    en: ({ path }) =>
      `The system does not allow a file as large as ${path} (file-size limit). What was there before is unchanged. Raise the limit or choose another place.`,
    fr: ({ path }) =>
      `Le système n'autorise pas un fichier aussi grand que ${path} (limite de taille). Ce qui s'y trouvait est inchangé. Relevez la limite ou choisissez un autre emplacement.`,
  },
  OUTPUT_NOT_WRITABLE: {
    en: ({ path, systemCode }) =>
      `${path} cannot be written: ${systemReason(systemCode, "en")}. What was there before is unchanged. Choose a folder that this account can write to.`,
    fr: ({ path, systemCode }) =>
      `${path} ne peut pas être écrit : ${systemReason(systemCode, "fr")}. Ce qui s'y trouvait est inchangé. Choisissez un dossier où ce compte peut écrire.`,
  },
} satisfies Record<string, Message>;
