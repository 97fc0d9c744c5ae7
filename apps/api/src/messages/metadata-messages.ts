import type { Message } from "./message.ts";
import { counted, en, formatCount, fr } from "./typography.ts";

/** What was found about anonymised metadata. */
export const metadataMessages = {
  METADATA_NONE: {
    en: () => en`No metadata was found (no metadata.csv or metadata.json beside the images). None is needed.`,
    fr: () =>
      fr`Aucune métadonnée trouvée (ni metadata.csv ni metadata.json auprès des images). Elles ne sont pas nécessaires.`,
  },
  METADATA_NOT_READ: {
    en: ({ file }) => en`Not read: one metadata file is read, ${file}. Put all rows in that one, then import again.`,
    fr: ({ file }) =>
      fr`Non lu : un seul fichier de métadonnées est lu, ${file}. Réunissez-y toutes les lignes, puis réimportez.`,
  },
  METADATA_HEADER: {
    en: () =>
      en`The first column must be named filename. No metadata was read from this file. Correct it, then import again.`,
    fr: () =>
      fr`La première colonne doit s'appeler filename. Aucune métadonnée n'a été lue dans ce fichier. Corrigez-le, puis réimportez.`,
  },
  METADATA_JSON_UNREADABLE: {
    en: ({ reason }) =>
      en`This file is not valid JSON (${reason}). No metadata was read from it. Correct it, then import again.`,
    fr: ({ reason }) =>
      fr`Ce fichier n'est pas du JSON valide (${reason}). Aucune métadonnée n'y a été lue. Corrigez-le, puis réimportez.`,
  },
  METADATA_JSON_SHAPE: {
    en: () =>
      en`This file must hold an object keyed by filename, or a list of objects that each have a filename. No metadata was read from it. Correct it, then import again.`,
    fr: () =>
      fr`Ce fichier doit contenir un objet indexé par nom de fichier, ou une liste d'objets ayant chacun un filename. Aucune métadonnée n'y a été lue. Corrigez-le, puis réimportez.`,
  },
  METADATA_VALUE_TOO_LONG: {
    en: ({ column, lengthMax }) =>
      en`A value of the column ${column} has more than ${formatCount(lengthMax, "en")} characters. Such values were left out.`,
    fr: ({ column, lengthMax }) =>
      fr`Une valeur de la colonne ${column} a plus de ${formatCount(lengthMax, "fr")} caractères. De telles valeurs ont été laissées de côté.`,
  },
  METADATA_NESTED: {
    en: ({ column }) =>
      en`The column ${column} was left out: it holds lists or objects, and a column holds plain values.`,
    fr: ({ column }) =>
      fr`La colonne ${column} a été laissée de côté : elle contient des listes ou des objets, une colonne contient des valeurs simples.`,
  },
  METADATA_REPEATED_COLUMN: {
    en: ({ column }) =>
      en`Several columns are named ${column}: the last one was kept. Rename the others, then import again.`,
    fr: ({ column }) =>
      fr`Plusieurs colonnes s'appellent ${column} : la dernière a été gardée. Renommez les autres, puis réimportez.`,
  },
  METADATA_TOO_MANY_COLUMNS: {
    en: ({ columns, columnsMax }) => en`This file has ${columns} columns; the first ${columnsMax} were kept.`,
    fr: ({ columns, columnsMax }) =>
      fr`Ce fichier a ${columns} colonnes ; les ${columnsMax} premières ont été gardées.`,
  },
  METADATA_IDENTIFYING: {
    en: ({ column }) =>
      en`The column ${column} was refused: it looks as if it identified persons, and only anonymised metadata is accepted. None of its values was kept; the other columns were. Remove it from the file, or rename it if it identifies no one.`,
    fr: ({ column }) =>
      fr`La colonne ${column} a été refusée : elle semble identifier des personnes, et seules des métadonnées anonymisées sont acceptées. Aucune de ses valeurs n'a été gardée ; les autres colonnes l'ont été. Retirez-la du fichier, ou renommez-la si elle n'identifie personne.`,
  },
  METADATA_UNKNOWN_FILE: {
    en: ({ line, filename }) => en`Row ${line}: there is no image ${filename} beside this file. The row was not used.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : il n'y a pas d'image ${filename} auprès de ce fichier. La ligne n'a pas été utilisée.`,
  },
  METADATA_AMBIGUOUS_FILE: {
    en: ({ line, filename }) =>
      en`Row ${line}: several images are named ${filename}. The row was not used. Write the folder too, then import again.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : plusieurs images s'appellent ${filename}. La ligne n'a pas été utilisée. Écrivez aussi le dossier, puis réimportez.`,
  },
  METADATA_REPEATED_ROW: {
    en: ({ line, filename }) =>
      en`Row ${line}: ${filename} was described before, differently. The first row was kept. Correct the file, then import again.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : ${filename} a déjà été décrite, autrement. La première ligne a été gardée. Corrigez le fichier, puis réimportez.`,
  },
  IMAGES_WINDOWED: {
    en: ({ count }) =>
      en`${counted(count, "en", "16-bit image is", "16-bit images are")} shown and analysed in 8 bits, windowed between the 0.5 and 99.5 percentiles of each. The files themselves are kept as they are.`,
    fr: ({ count }) =>
      fr`${counted(count, "fr", "image 16 bits est affichée et analysée", "images 16 bits sont affichées et analysées")} en 8 bits, entre les centiles 0,5 et 99,5 de chacune. Les fichiers eux-mêmes sont gardés tels quels.`,
  },
} satisfies Record<string, Message>;
