import type { Language, Message, MessageParams } from "./message.ts";
import { outsideFindingMessages } from "./outside-finding-messages.ts";
import { systemReason } from "./system-reasons.ts";
import { counted, en, formatBytes, formatCount, fr } from "./typography.ts";

/** "Line 17" of a text file, "Row 17" of a Parquet one, both counted from 1. */
function place({ line, row }: MessageParams, language: Language): string {
  if (language === "fr") return `Ligne ${line ?? row}`;
  return line === undefined ? `Row ${row}` : `Line ${line}`;
}

const at = (params: MessageParams, language: Language) =>
  `${place(params, language)}, ${language === "en" ? "column" : "colonne"} ${params.column}`;

/** Why a table of results from elsewhere is not read: nothing of it is used then. */
const outsideTableMessages = {
  OUTSIDE_NO_ROWS: {
    en: () => en`The table is empty. It needs a first line that names the columns, and a row for each image.`,
    fr: () => fr`Le tableau est vide. Il lui faut une première ligne qui nomme les colonnes, et une ligne par image.`,
  },
  OUTSIDE_FILE_UNREADABLE: {
    en: ({ errno }) => en`This file cannot be read: ${systemReason(errno, "en")}. Check its path.`,
    fr: ({ errno }) => fr`Ce fichier ne peut pas être lu : ${systemReason(errno, "fr")}. Vérifiez son chemin.`,
  },
  OUTSIDE_TOO_LARGE: {
    en: ({ bytes, bytesMax }) =>
      en`The file has ${formatBytes(bytes, "en")}; at most ${formatBytes(bytesMax, "en")} are read. Save it as Parquet, or with fewer columns.`,
    fr: ({ bytes, bytesMax }) =>
      fr`Le fichier fait ${formatBytes(bytes, "fr")} ; au plus ${formatBytes(bytesMax, "fr")} sont lus. Enregistrez-le en Parquet, ou avec moins de colonnes.`,
  },
  OUTSIDE_UNPACKS_TOO_LARGE: {
    en: ({ bytesMax }) =>
      en`This Parquet file unpacks to more than ${formatBytes(bytesMax, "en")}. Save it with fewer rows or columns, or in single precision (float32).`,
    fr: ({ bytesMax }) =>
      fr`Ce fichier Parquet se décompresse en plus de ${formatBytes(bytesMax, "fr")}. Enregistrez-le avec moins de lignes ou de colonnes, ou en simple précision (float32).`,
  },
  OUTSIDE_TOO_MANY_ROWS: {
    en: ({ rowsMax }) =>
      en`More than ${counted(rowsMax, "en", "row", "rows")}. Keep those of the images of this data set.`,
    fr: ({ rowsMax }) =>
      fr`Plus de ${counted(rowsMax, "fr", "ligne", "lignes")}. Gardez celles des images de ce jeu de données.`,
  },
  OUTSIDE_TOO_MANY_COLUMNS: {
    en: ({ columns, columnsMax }) =>
      en`${formatCount(columns, "en")} columns; at most ${formatCount(columnsMax, "en")} are read. Reduce the embeddings, by principal components for example.`,
    fr: ({ columns, columnsMax }) =>
      fr`${formatCount(columns, "fr")} colonnes ; au plus ${formatCount(columnsMax, "fr")} sont lues. Réduisez les embeddings, par composantes principales par exemple.`,
  },
  OUTSIDE_TOO_MANY_NUMBERS: {
    en: ({ numbersMax, columns }) =>
      en`Rows of ${counted(columns, "en", "column", "columns")} give more than ${formatCount(numbersMax, "en")} numbers, the most that is read. Keep fewer rows or columns.`,
    fr: ({ numbersMax, columns }) =>
      fr`Des lignes de ${counted(columns, "fr", "colonne", "colonnes")} donnent plus de ${formatCount(numbersMax, "fr")} nombres, le plus qui soit lu. Gardez moins de lignes ou de colonnes.`,
  },
  OUTSIDE_TOO_MANY_FOLDS: {
    en: ({ repeats, folds, repeatsMax, foldsMax }) =>
      en`${counted(repeats, "en", "repeat", "repeats")} and ${counted(folds, "en", "fold", "folds")} in all; at most ${formatCount(repeatsMax, "en")} and ${formatCount(foldsMax, "en")} are read. Check that the columns repeat and fold hold their numbers.`,
    fr: ({ repeats, folds, repeatsMax, foldsMax }) =>
      fr`${counted(repeats, "fr", "répétition", "répétitions")} et ${counted(folds, "fr", "pli", "plis")} en tout ; au plus ${formatCount(repeatsMax, "fr")} et ${formatCount(foldsMax, "fr")} sont lus. Vérifiez que les colonnes repeat et fold contiennent leurs numéros.`,
  },
  OUTSIDE_UPLOAD_UNKNOWN: {
    en: ({ id }) => en`There is no uploaded table ${id}. Send it to POST /uploads/tables first; each is read once.`,
    fr: ({ id }) =>
      fr`Il n'y a pas de tableau envoyé ${id}. Envoyez-le d'abord à POST /uploads/tables ; chacun n'est lu qu'une fois.`,
  },
  OUTSIDE_METHOD_VIEWS: {
    en: ({ method }) =>
      en`The method ${method} needs other descriptions of each image, which a table does not hold. Choose one that learns from the vectors alone.`,
    fr: ({ method }) =>
      fr`La méthode ${method} a besoin d'autres descriptions de chaque image, qu'un tableau ne contient pas. Choisissez-en une qui apprend des seuls vecteurs.`,
  },
  OUTSIDE_CELL_TOO_LONG: {
    en: (params) =>
      en`${at(params, "en")}: more than ${formatCount(params.lengthMax, "en")} characters in one cell. Check that quotes are closed.`,
    fr: (params) =>
      fr`${at(params, "fr")} : plus de ${formatCount(params.lengthMax, "fr")} caractères dans une seule cellule. Vérifiez que les guillemets sont fermés.`,
  },
  OUTSIDE_NOT_A_TABLE: {
    en: () => en`This file is neither CSV nor Parquet. Save the table as one of them (to_csv or to_parquet in pandas).`,
    fr: () =>
      fr`Ce fichier n'est ni du CSV ni du Parquet. Enregistrez le tableau dans l'un des deux (to_csv ou to_parquet dans pandas).`,
  },
  OUTSIDE_CSV_UNREADABLE: {
    en: ({ line }) =>
      en`This table cannot be read beyond line ${line}: a quote is not closed, or not where it belongs. Save it again as CSV.`,
    fr: ({ line }) =>
      fr`Ce tableau est illisible à partir de la ligne ${line} : un guillemet n'est pas fermé, ou pas à sa place. Enregistrez-le de nouveau en CSV.`,
  },
  OUTSIDE_PARQUET_DAMAGED: {
    en: () => en`This Parquet file is cut short or damaged. Write it again, and check that the whole of it was copied.`,
    fr: () =>
      fr`Ce fichier Parquet est tronqué ou endommagé. Écrivez-le de nouveau, et vérifiez qu'il a été copié en entier.`,
  },
  OUTSIDE_PARQUET_CODEC: {
    en: ({ column, codec }) =>
      en`Column ${column}: packed by ${codec}, which is not read. Write the file with snappy (the default of pandas), gzip, zstd, brotli or none.`,
    fr: ({ column, codec }) =>
      fr`Colonne ${column} : compressée par ${codec}, qui n'est pas lu. Écrivez le fichier avec snappy (le choix par défaut de pandas), gzip, zstd, brotli ou sans compression.`,
  },
  OUTSIDE_PARQUET_ENCODING: {
    en: ({ column, encoding }) =>
      en`Column ${column}: written as ${encoding}, which is not read. Write the file with the default encodings.`,
    fr: ({ column, encoding }) =>
      fr`Colonne ${column} : écrite en ${encoding}, qui n'est pas lu. Écrivez le fichier avec les encodages par défaut.`,
  },
  OUTSIDE_PARQUET_NESTED: {
    en: ({ column }) => en`Column ${column}: it holds lists. Write one column a number.`,
    fr: ({ column }) => fr`Colonne ${column} : elle contient des listes. Écrivez une colonne par nombre.`,
  },
  OUTSIDE_PARQUET_TYPE: {
    en: ({ column, type }) =>
      en`Column ${column}: it holds values of type ${type}, where numbers or text are needed. Convert or drop it.`,
    fr: ({ column, type }) =>
      fr`Colonne ${column} : elle contient des valeurs de type ${type}, là où il faut des nombres ou du texte. Convertissez-la ou retirez-la.`,
  },
  OUTSIDE_NO_FILENAME: {
    en: ({ found }) =>
      en`No column is named filename${found ? en`; the first ones are ${found}` : ""}. Name so the one that says which image each row is of.`,
    fr: ({ found }) =>
      fr`Aucune colonne ne s'appelle filename${found ? fr` ; les premières sont ${found}` : ""}. Nommez ainsi celle qui dit de quelle image parle chaque ligne.`,
  },
  OUTSIDE_SCORES_COLUMN: {
    en: ({ column }) =>
      en`The column ${column} is missing. A table of scores has filename, fold and score; a table of embeddings has none of fold, score and repeat.`,
    fr: ({ column }) =>
      fr`Il manque la colonne ${column}. Un tableau de scores a filename, fold et score ; un tableau d'embeddings n'a ni fold, ni score, ni repeat.`,
  },
  OUTSIDE_NO_NUMBERS: {
    en: () =>
      en`No column holds numbers. A table of scores has filename, fold and score; a table of embeddings has filename, then numbers.`,
    fr: () =>
      fr`Aucune colonne ne contient de nombres. Un tableau de scores a filename, fold et score ; un tableau d'embeddings a filename, puis des nombres.`,
  },
  OUTSIDE_COLUMN_REPEATED: {
    en: ({ column }) => en`Two columns are named ${column}. Rename or drop one.`,
    fr: ({ column }) => fr`Deux colonnes s'appellent ${column}. Renommez ou retirez l'une des deux.`,
  },
  OUTSIDE_COLUMN_UNNAMED: {
    en: ({ position }) => en`Column ${position} has no name. Name it in the first line.`,
    fr: ({ position }) => fr`La colonne ${position} n'a pas de nom. Nommez-la dans la première ligne.`,
  },
  OUTSIDE_ROW_LENGTH: {
    en: ({ line, cells, columns }) =>
      en`Line ${line}: ${counted(cells, "en", "cell", "cells")} where the first line names ${counted(columns, "en", "column", "columns")}. Correct the line.`,
    fr: ({ line, cells, columns }) =>
      fr`Ligne ${line} : ${counted(cells, "fr", "cellule", "cellules")} alors que la première ligne nomme ${counted(columns, "fr", "colonne", "colonnes")}. Corrigez la ligne.`,
  },
  OUTSIDE_FILENAME_REPEATED: {
    en: (params) =>
      en`${place(params, "en")}: ${params.filename} was already given (${params.row === undefined ? "line" : "row"} ${params.first}). An image has one vector: keep one of the two.`,
    fr: (params) =>
      fr`${place(params, "fr")} : ${params.filename} figurait déjà ligne ${params.first}. Une image n'a qu'un vecteur : gardez l'un des deux.`,
  },
  OUTSIDE_VALUE_MISSING: {
    en: (params) => en`${at(params, "en")}: the value is missing. Fill it in, or drop the row.`,
    fr: (params) => fr`${at(params, "fr")} : la valeur manque. Complétez-la, ou retirez la ligne.`,
  },
  OUTSIDE_NOT_A_NUMBER: {
    en: (params) => en`${at(params, "en")}: “${params.value}” is not a number. Correct it.`,
    fr: (params) => fr`${at(params, "fr")} : « ${params.value} » n'est pas un nombre. Corrigez-le.`,
  },
  OUTSIDE_NOT_FINITE: {
    en: (params) =>
      en`${at(params, "en")}: “${params.value}” is not a finite number. Find out where it comes from, then correct it or drop the row.`,
    fr: (params) =>
      fr`${at(params, "fr")} : « ${params.value} » n'est pas un nombre fini. Cherchez d'où il vient, puis corrigez-le ou retirez la ligne.`,
  },
  OUTSIDE_NUMBER_TOO_LARGE: {
    en: (params) => en`${at(params, "en")}: “${params.value}” is too large a number to be kept. Rescale the column.`,
    fr: (params) =>
      fr`${at(params, "fr")} : « ${params.value} » est un nombre trop grand pour être gardé. Changez l'échelle de la colonne.`,
  },
  OUTSIDE_NOT_WHOLE: {
    en: (params) =>
      en`${at(params, "en")}: “${params.value}” is not the number of a fold or a repeat (0, 1, 2 and so on). Correct it.`,
    fr: (params) =>
      fr`${at(params, "fr")} : « ${params.value} » n'est pas le numéro d'un pli ou d'une répétition (0, 1, 2, etc.). Corrigez-le.`,
  },
  OUTSIDE_LABEL_UNKNOWN: {
    en: (params) =>
      en`${at(params, "en")}: “${params.value}” is not a label (normal, cancer, 0, 1, or nothing). Correct it, or drop the column.`,
    fr: (params) =>
      fr`${at(params, "fr")} : « ${params.value} » n'est pas une étiquette (normal, cancer, 0, 1, ou rien). Corrigez-la, ou retirez la colonne.`,
  },
} satisfies Record<string, Message>;

/** What is said of results that were computed elsewhere. */
export const outsideMessages = { ...outsideTableMessages, ...outsideFindingMessages };
