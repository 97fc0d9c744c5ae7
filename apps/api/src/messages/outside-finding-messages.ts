import type { OutsideFindingCode } from "../outside/outside-findings.ts";
import type { Message } from "./message.ts";
import { counted, en, formatCount, fr } from "./typography.ts";

/** What was found about results from elsewhere: what it means for their figure, and what to do. */
export const outsideFindingMessages = {
  OUTSIDE_FAMILY_STRADDLES_FOLDS: {
    en: ({ count, of, families, first, firstFold, second, secondFold }) =>
      en`The figure is optimistic: ${counted(count, "en", "image", "images")} of ${formatCount(of, "en")} (${counted(families, "en", "family", "families")} of duplicates) ${Number(count) === 1 ? "was" : "were"} tested by a model that had seen a duplicate of the same image. For example ${first} is in fold ${firstFold}, ${second} in fold ${secondFold}. Read the figure without them, and put a family into one fold.`,
    fr: ({ count, of, families, first, firstFold, second, secondFold }) =>
      fr`Le chiffre est optimiste : ${counted(count, "fr", "image", "images")} sur ${formatCount(of, "fr")} (${counted(families, "fr", "famille", "familles")} de doublons) ${Number(count) < 2 ? "a été testée" : "ont été testées"} par un modèle qui avait vu un doublon de la même image. Par exemple, ${first} est dans le pli ${firstFold}, ${second} dans le pli ${secondFold}. Lisez le chiffre sans elles, et mettez chaque famille dans un seul pli.`,
  },
  OUTSIDE_IMAGE_SCORED_TWICE: {
    en: ({ count, first, repeat, folds }) =>
      en`${counted(count, "en", "image is", "images are")} scored more than once in one repeat, such as ${first} (repeat ${repeat}, folds ${folds}). Where the folds differ, a model was tested on what it had learned, and the figure is optimistic; in one fold, the image counts double. If these are several draws, number them in a column named repeat.`,
    fr: ({ count, first, repeat, folds }) =>
      fr`${counted(count, "fr", "image reçoit plusieurs scores", "images reçoivent plusieurs scores")} dans une même répétition, comme ${first} (répétition ${repeat}, plis ${folds}). Si les plis diffèrent, un modèle a été testé sur ce qu'il avait appris, et le chiffre est optimiste ; dans un même pli, l'image compte double. S'il s'agit de plusieurs tirages, numérotez-les dans une colonne nommée repeat.`,
  },
  OUTSIDE_SCORES_ARE_LABELS: {
    en: ({ count, normal, cancer }) =>
      en`The scores hold two values alone, ${normal} for every image labelled normal and ${cancer} for every one labelled cancer (${counted(count, "en", "image", "images")}): most likely the column holds the labels, or the model had them. No figure of it says how well unseen images are told apart. Export the model's scores on the images held out.`,
    fr: ({ count, normal, cancer }) =>
      fr`Les scores n'ont que deux valeurs : ${normal} pour toutes les images étiquetées normal et ${cancer} pour toutes celles étiquetées cancer (${counted(count, "fr", "image", "images")}). Le plus probable est que la colonne contient les étiquettes, ou que le modèle les avait. Aucun chiffre n'en dit comment des images nouvelles seraient distinguées. Exportez les scores du modèle sur les images mises de côté.`,
  },
  OUTSIDE_SCORES_TOO_GOOD: {
    en: ({ count, folds }) =>
      en`Every cancer scores above every normal in every fold (${counted(folds, "en", "fold", "folds")}, ${counted(count, "en", "image", "images")}): an AUC of exactly 1. It can be true, and is rare on images like these. Check that nothing was fitted or chosen on the images tested, and that no column or file name tells the label.`,
    fr: ({ count, folds }) =>
      fr`Chaque cancer a un score plus élevé que chaque image normale, dans chaque pli (${counted(folds, "fr", "pli", "plis")}, ${counted(count, "fr", "image", "images")}) : une AUC d'exactement 1. C'est possible, et rare sur de telles images. Vérifiez que rien n'a été ajusté ni choisi sur les images testées, et qu'aucune colonne ni aucun nom de fichier ne dit l'étiquette.`,
  },
  OUTSIDE_COLUMN_IS_LABELS: {
    en: ({ count, columns, images }) =>
      en`${counted(count, "en", "column holds", "columns hold")} the label itself (${columns}): one value for every image labelled normal, another for every one labelled cancer, over ${counted(images, "en", "image", "images")}. A model would read the answer there. Drop ${Number(count) === 1 ? "it" : "them"} before the file is used.`,
    fr: ({ count, columns, images }) =>
      fr`${counted(count, "fr", "colonne contient", "colonnes contiennent")} l'étiquette elle-même (${columns}) : une valeur pour toutes les images étiquetées normal, une autre pour toutes celles étiquetées cancer, sur ${counted(images, "fr", "image", "images")}. Un modèle y lirait la réponse. À retirer avant d'utiliser le fichier.`,
  },
  OUTSIDE_MISSING_LABELLED: {
    en: ({ count, of, first }) =>
      en`${counted(count, "en", "labelled image has", "labelled images have")} no score in at least one repeat (of ${formatCount(of, "en")}), such as ${first}. The figure speaks for the others alone; if the hard ones were left out, it is optimistic. Score every labelled image once a repeat.`,
    fr: ({ count, of, first }) =>
      fr`${counted(count, "fr", "image étiquetée n'a", "images étiquetées n'ont")} pas de score dans au moins une répétition (sur ${formatCount(of, "fr")}), comme ${first}. Le chiffre ne parle que des autres ; si les plus difficiles ont été écartées, il est optimiste. Donnez un score à chaque image étiquetée, une fois par répétition.`,
  },
  OUTSIDE_FOLD_WITH_ONE_CLASS: {
    en: ({ count, of, repeat, fold }) =>
      en`${counted(count, "en", "fold", "folds")} of ${formatCount(of, "en")} ${Number(count) === 1 ? "holds" : "hold"} one class alone, such as fold ${fold} of repeat ${repeat}: there is no AUC there, and the mean is over the others. Draw stratified folds.`,
    fr: ({ count, of, repeat, fold }) =>
      fr`${counted(count, "fr", "pli", "plis")} sur ${formatCount(of, "fr")} ${Number(count) < 2 ? "ne contient" : "ne contiennent"} qu'une classe, comme le pli ${fold} de la répétition ${repeat} : il n'y a pas d'AUC, et la moyenne porte sur les autres. Tirez des plis stratifiés.`,
  },
  OUTSIDE_UNLABELLED_SCORED: {
    en: ({ count }) =>
      en`${counted(count, "en", "scored image has", "scored images have")} no label here: left out of the judgement and of every figure.`,
    fr: ({ count }) =>
      fr`${counted(count, "fr", "image notée n'a", "images notées n'ont")} pas d'étiquette ici : hors du jugement, et de tous les chiffres.`,
  },
  OUTSIDE_LABELLED_WITHOUT_VECTOR: {
    en: ({ count, of, first }) =>
      en`${counted(count, "en", "labelled image has", "labelled images have")} no vector in the table (of ${formatCount(of, "en")}), such as ${first}. The figure speaks for the others alone, and does not compare with one that speaks for all. Embed every image.`,
    fr: ({ count, of, first }) =>
      fr`${counted(count, "fr", "image étiquetée n'a", "images étiquetées n'ont")} pas de vecteur dans le tableau (sur ${formatCount(of, "fr")}), comme ${first}. Le chiffre ne parle que des autres, et ne se compare pas à celui qui parle de toutes. Calculez un vecteur pour chaque image.`,
  },
  OUTSIDE_UNLABELLED_WITHOUT_VECTOR: {
    en: ({ count, of }) =>
      en`${counted(count, "en", "unlabelled image has", "unlabelled images have")} no vector in the table (of ${formatCount(of, "en")}): left out of the pool that semi-supervised methods learn from.`,
    fr: ({ count, of }) =>
      fr`${counted(count, "fr", "image sans étiquette n'a", "images sans étiquette n'ont")} pas de vecteur dans le tableau (sur ${formatCount(of, "fr")}) : hors de l'ensemble dont apprennent les méthodes semi-supervisées.`,
  },
  OUTSIDE_NOTHING_MATCHED: {
    en: ({ first }) =>
      en`No row names a labelled image of this data set; the first row names ${first}. There is nothing to judge: check that this is the right data set, and the names.`,
    fr: ({ first }) =>
      fr`Aucune ligne ne nomme une image étiquetée de ce jeu de données ; la première nomme ${first}. Il n'y a rien à juger : vérifiez que c'est le bon jeu de données, et les noms.`,
  },
  OUTSIDE_NAMES_UNMATCHED: {
    en: ({ count, first }) =>
      en`${counted(count, "en", "row names", "rows name")} no image of this data set, such as ${first}: left aside. Check the names, or import those images.`,
    fr: ({ count, first }) =>
      fr`${counted(count, "fr", "ligne ne nomme", "lignes ne nomment")} aucune image de ce jeu de données, comme ${first} : rien n'en est utilisé. Vérifiez les noms, ou importez ces images.`,
  },
  OUTSIDE_NAMES_AMBIGUOUS: {
    en: ({ count, first, paths }) =>
      en`${counted(count, "en", "row names", "rows name")} several images, such as ${first} (${paths}): left aside. Write the folders too.`,
    fr: ({ count, first, paths }) =>
      fr`${counted(count, "fr", "ligne nomme", "lignes nomment")} plusieurs images à la fois, comme ${first} (${paths}) : rien n'en est utilisé. Écrivez aussi les dossiers.`,
  },
  OUTSIDE_LABELS_DISAGREE: {
    en: ({ count, first }) =>
      en`The column label differs from the labels here on ${counted(count, "en", "row", "rows")}, such as that of ${first}. The figure uses the labels here, so it may not be theirs. Settle which are right.`,
    fr: ({ count, first }) =>
      fr`La colonne label diffère des étiquettes d'ici sur ${counted(count, "fr", "ligne", "lignes")}, comme celle de ${first}. Le chiffre emploie les étiquettes d'ici : il peut donc différer du leur. Décidez lesquelles sont justes.`,
  },
} satisfies Record<
  | `OUTSIDE_${OutsideFindingCode}`
  | "OUTSIDE_LABELLED_WITHOUT_VECTOR"
  | "OUTSIDE_UNLABELLED_WITHOUT_VECTOR"
  | "OUTSIDE_NOTHING_MATCHED"
  | "OUTSIDE_NAMES_UNMATCHED"
  | "OUTSIDE_NAMES_AMBIGUOUS"
  | "OUTSIDE_LABELS_DISAGREE",
  Message
>;
