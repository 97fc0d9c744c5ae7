import type { Language, Message, MessageParams } from "./message.ts";
import { counted, en, formatCount, fr } from "./typography.ts";

function labelName(value: MessageParams[string] | undefined, language: Language): string {
  if (value === 0) return "normal";
  if (value === 1) return "cancer";
  return language === "fr" ? "sans étiquette" : "unlabelled";
}

/** What was found about labels: in labels.csv, in folder names, and between identical images. */
export const labelMessages = {
  TABLE_ROW_TOO_LONG: {
    en: ({ line, lengthMax }) =>
      en`A row of this table has more than ${formatCount(lengthMax, "en")} characters, before line ${line}: perhaps a quote is not closed. None of it was used. Save it again as CSV, then import again.`,
    fr: ({ line, lengthMax }) =>
      fr`Une ligne de ce tableau a plus de ${formatCount(lengthMax, "fr")} caractères, avant la ligne ${line} : un guillemet n'est peut-être pas fermé. Rien n'en a été utilisé. Enregistrez-le de nouveau en CSV, puis réimportez.`,
  },
  TABLE_UNREADABLE: {
    en: ({ line }) =>
      en`This table cannot be read beyond line ${line}: a quote is not closed, or not where it belongs. None of it was used. Save it again as CSV, then import again.`,
    fr: ({ line }) =>
      fr`Ce tableau est illisible à partir de la ligne ${line} : un guillemet n'est pas fermé, ou pas à sa place. Rien n'en a été utilisé. Enregistrez-le de nouveau en CSV, puis réimportez.`,
  },
  LABELS_HEADER: {
    en: () =>
      en`The first line must name the columns filename and label. None of this file was used. Correct it, then import again.`,
    fr: () =>
      fr`La première ligne doit nommer les colonnes filename et label. Rien de ce fichier n'a été utilisé. Corrigez-le, puis réimportez.`,
  },
  LABELS_UNKNOWN_LABEL: {
    en: ({ line, filename, value }) =>
      en`Line ${line}: “${value}” is not a label (normal, cancer, tumor, tumour, 0, 1 or nothing). The row of ${filename} was not used. Correct it, then import again.`,
    fr: ({ line, filename, value }) =>
      fr`Ligne ${line} : « ${value} » n'est pas une étiquette (normal, cancer, tumor, tumour, 0, 1 ou rien). La ligne de ${filename} n'a pas été utilisée. Corrigez-la, puis réimportez.`,
  },
  LABELS_UNKNOWN_FILE: {
    en: ({ line, filename }) =>
      en`Line ${line}: there is no image ${filename} beside this table. The row was not used. Check the name, then import again.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : il n'y a pas d'image ${filename} auprès de ce tableau. La ligne n'a pas été utilisée. Vérifiez le nom, puis réimportez.`,
  },
  LABELS_AMBIGUOUS_FILE: {
    en: ({ line, filename, count, first, second }) =>
      en`Line ${line}: ${filename} may be any of ${count} images, such as ${first} and ${second}. The row was not used. Write the folder too, then import again.`,
    fr: ({ line, filename, count, first, second }) =>
      fr`Ligne ${line} : ${filename} peut désigner ${count} images, dont ${first} et ${second}. La ligne n'a pas été utilisée. Écrivez aussi le dossier, puis réimportez.`,
  },
  LABELS_CONFLICT: {
    en: ({ firstFile, firstLine, secondFile, secondLine }) =>
      en`Two different labels: ${firstFile} line ${firstLine} and ${secondFile} line ${secondLine}. Neither is used, the image stays unlabelled. Keep the right row, then import again.`,
    fr: ({ firstFile, firstLine, secondFile, secondLine }) =>
      fr`Deux étiquettes différentes : ${firstFile} ligne ${firstLine} et ${secondFile} ligne ${secondLine}. Aucune n'est utilisée, l'image reste sans étiquette. Gardez la bonne ligne, puis réimportez.`,
  },
  LABELS_OVERRIDE_FOLDER: {
    en: ({ folder, file }) =>
      en`Its folder says ${labelName(folder, "en")}, labels.csv says ${labelName(file, "en")}: labels.csv is followed. If it is wrong, correct it, then import again.`,
    fr: ({ folder, file }) =>
      fr`Son dossier dit « ${labelName(folder, "fr")} », labels.csv dit « ${labelName(file, "fr")} » : labels.csv est suivi. S'il a tort, corrigez-le, puis réimportez.`,
  },
  LABEL_FOLDER_NO_CLASS: {
    en: ({ count }) =>
      en`In this folder of labelled images, ${counted(count, "en", "image is", "images are")} in neither “normal” nor “cancer”, and stay unlabelled. Move them to one or the other, then import again.`,
    fr: ({ count }) =>
      fr`Dans ce dossier d'images étiquetées, ${counted(count, "fr", "image n'est", "images ne sont")} ni dans « normal » ni dans « cancer » : sans étiquette, donc. Rangez-les dans l'un ou l'autre, puis réimportez.`,
  },
  LABEL_FOLDER_AMBIGUOUS: {
    en: ({ count }) =>
      en`The path of this folder says both normal and cancer: ${counted(count, "en", "image", "images")} left unlabelled. Rename a folder, then import again.`,
    fr: ({ count }) =>
      fr`Le chemin de ce dossier dit à la fois « normal » et « cancer » : ${counted(count, "fr", "image laissée", "images laissées")} sans étiquette. Renommez un dossier, puis réimportez.`,
  },
  LABEL_FOLDER_CLASS_ALONE: {
    en: ({ count }) =>
      en`This folder is named after a class but is not in a folder named “labelled” (or “avec_labels”): ${counted(count, "en", "image", "images")} left unlabelled. If they are labelled, move the folder there, then import again.`,
    fr: ({ count }) =>
      fr`Ce dossier porte le nom d'une classe mais n'est pas dans un dossier nommé « avec_labels » (ou « labelled ») : ${counted(count, "fr", "image laissée", "images laissées")} sans étiquette. Si ces images sont étiquetées, déplacez-y le dossier, puis réimportez.`,
  },
  SOURCE_FILES_GONE: {
    en: ({ count }) =>
      en`${counted(count, "en", "image of an earlier import is", "images of an earlier import are")} no longer there: left out of studies from now on, taken back when found again.`,
    fr: ({ count }) =>
      fr`${counted(count, "fr", "image d'un import précédent n'est", "images d'un import précédent ne sont")} plus là : hors des études désormais, reprise dès qu'elle réapparaît.`,
  },
  SOURCE_FILES_BACK: {
    en: ({ count }) => en`${counted(count, "en", "image is", "images are")} back and used again.`,
    fr: ({ count }) =>
      fr`${counted(count, "fr", "image est de retour", "images sont de retour")} et de nouveau utilisées.`,
  },
  EXCLUDED_ABSENT: {
    en: () => en`No longer in the folder that was imported.`,
    fr: () => fr`Absente du dossier importé.`,
  },
  LABELS_WITHDRAWN: {
    en: ({ count }) =>
      en`${counted(count, "en", "image that had a label has", "images that had a label have")} none in what was just imported: the label was removed. To keep it, import again with its folder or its labels.csv.`,
    fr: ({ count }) =>
      fr`${counted(count, "fr", "image qui avait une étiquette n'en a", "images qui avaient une étiquette n'en ont")} plus dans ce qui vient d'être importé : l'étiquette a été retirée. Pour la garder, réimportez avec son dossier ou son labels.csv.`,
  },
  LABELS_CONFLICT_GROUPS: {
    en: ({ groups }) =>
      en`${counted(groups, "en", "image is", "images are")} present several times under both labels. None of these copies is used to train or to evaluate. Exclude the wrong copy, or correct its label and import again.`,
    fr: ({ groups }) =>
      fr`${counted(groups, "fr", "image est présente", "images sont présentes")} plusieurs fois, sous les deux étiquettes. Aucune de ces copies ne sert à apprendre ni à évaluer. Écartez la mauvaise copie, ou corrigez son étiquette et réimportez.`,
  },
  LABELS_NONE: {
    en: () =>
      en`No image has a label. A study will cluster and map them; it cannot train, measure or decide. To go further, put some images in labelled/normal and labelled/cancer, or list them in labels.csv, then import again.`,
    fr: () =>
      fr`Aucune image n'a d'étiquette. Une étude les regroupera et les cartographiera ; elle ne pourra ni apprendre, ni mesurer, ni décider. Pour aller plus loin, placez des images dans avec_labels/normal et avec_labels/cancer, ou listez-les dans labels.csv, puis réimportez.`,
  },
  LABELS_NO_CANCER: {
    en: ({ normal }) =>
      en`Only one class is labelled: ${counted(normal, "en", "distinct image", "distinct images")} labelled normal, none labelled cancer. Nothing can be learned from one class alone. Add images labelled cancer, then import again.`,
    fr: ({ normal }) =>
      fr`Une seule classe est étiquetée : ${counted(normal, "fr", "image distincte étiquetée", "images distinctes étiquetées")} « normal », aucune « cancer ». On ne peut rien apprendre d'une seule classe. Ajoutez des images étiquetées « cancer », puis réimportez.`,
  },
  LABELS_NO_NORMAL: {
    en: ({ cancer }) =>
      en`Only one class is labelled: ${counted(cancer, "en", "distinct image", "distinct images")} labelled cancer, none labelled normal. Nothing can be learned from one class alone. Add images labelled normal, then import again.`,
    fr: ({ cancer }) =>
      fr`Une seule classe est étiquetée : ${counted(cancer, "fr", "image distincte étiquetée", "images distinctes étiquetées")} « cancer », aucune « normal ». On ne peut rien apprendre d'une seule classe. Ajoutez des images étiquetées « normal », puis réimportez.`,
  },
} satisfies Record<string, Message>;
