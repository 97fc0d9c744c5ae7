import type { Message } from "./message.ts";
import { counted, en, formatBytes, fr } from "./typography.ts";

/** What `brainscan backup` and `brainscan restore` say. */
export const backupMessages = {
  BACKUP_WRITTEN: {
    en: ({ place, rows, images, bytes }) =>
      en`Written to ${place}: ${counted(rows, "en", "row", "rows")} and ${counted(images, "en", "image", "images")}, ${formatBytes(Number(bytes), "en")}. It holds patients' images and hashes of passwords: keep it as carefully as the database.`,
    fr: ({ place, rows, images, bytes }) =>
      fr`Écrit dans ${place} : ${counted(rows, "fr", "ligne", "lignes")} et ${counted(images, "fr", "image", "images")}, ${formatBytes(Number(bytes), "fr")}. On y trouve des images de patients et des empreintes de mots de passe : gardez-le aussi soigneusement que la base de données.`,
  },
  BACKUP_PLACE_TAKEN: {
    en: ({ path }) => en`There is something at ${path} already. Nothing was written. Give a name that is free.`,
    fr: ({ path }) => fr`Il y a déjà quelque chose à ${path}. Rien n'a été écrit. Donnez un nom libre.`,
  },
  BACKUP_NOTHING: {
    en: ({ dataDir }) =>
      en`There is no database in ${dataDir}. Nothing was written. Set BRAINSCAN_DATA_DIR or DATABASE_URL as the server has them.`,
    fr: ({ dataDir }) =>
      fr`Il n'y a pas de base de données dans ${dataDir}. Rien n'a été écrit. Réglez BRAINSCAN_DATA_DIR ou DATABASE_URL comme pour le serveur.`,
  },
  BACKUP_IMAGE_GONE: {
    en: ({ sha256 }) =>
      en`The file of the image ${sha256} is missing or damaged in the image store, so that no whole backup can be made. Nothing was written. Import that image again (the same bytes take its place), then repeat.`,
    fr: ({ sha256 }) =>
      fr`Le fichier de l'image ${sha256} manque ou est endommagé dans le magasin d'images : aucune sauvegarde complète n'est possible. Rien n'a été écrit. Importez de nouveau cette image (les mêmes octets reprendront sa place), puis recommencez.`,
  },
  BACKUP_NOT_THERE: {
    en: ({ path }) => en`There is no backup at ${path}. Nothing was changed.`,
    fr: ({ path }) => fr`Il n'y a pas de sauvegarde à ${path}. Rien n'a été modifié.`,
  },
  BACKUP_UNFINISHED: {
    en: ({ part }) =>
      en`This is no whole backup: ${part}, which is written last, is not in it. It was cut short, or is something else. Nothing was changed.`,
    fr: ({ part }) =>
      fr`Ce n'est pas une sauvegarde complète : ${part}, écrit en dernier, n'y est pas. Elle a été interrompue, ou c'est autre chose. Rien n'a été modifié.`,
  },
  BACKUP_PART_MISSING: {
    en: ({ part }) => en`The backup is not whole: ${part} is missing. Nothing was changed. Use another copy.`,
    fr: ({ part }) =>
      fr`La sauvegarde n'est pas complète : ${part} manque. Rien n'a été modifié. Prenez une autre copie.`,
  },
  BACKUP_ALTERED: {
    en: ({ part }) =>
      en`The backup was altered or damaged: ${part} is not as it was written. Nothing was changed. Use another copy.`,
    fr: ({ part }) =>
      fr`La sauvegarde a été modifiée ou abîmée : ${part} n'est pas tel qu'écrit. Rien n'a été modifié. Prenez une autre copie.`,
  },
  BACKUP_NOT_ONE: {
    en: ({ detail }) => en`This is no backup that this product wrote (${detail}). Nothing was changed.`,
    fr: ({ detail }) => fr`Ce n'est pas une sauvegarde écrite par ce produit (${detail}). Rien n'a été modifié.`,
  },
  BACKUP_NEWER: {
    en: ({ version }) =>
      en`This backup was made by a later version of the product (${version}). Nothing was changed. Restore it with that version.`,
    fr: ({ version }) =>
      fr`Cette sauvegarde a été faite par une version plus récente du produit (${version}). Rien n'a été modifié. Restaurez-la avec cette version.`,
  },
  RESTORE_NOT_EMPTY: {
    en: ({ tables }) =>
      en`A backup is restored into an empty database only, and this one holds rows (${tables}). Nothing was changed. Choose another data folder (BRAINSCAN_DATA_DIR) or another database (DATABASE_URL).`,
    fr: ({ tables }) =>
      fr`Une sauvegarde ne se restaure que dans une base vide, et celle-ci contient des lignes (${tables}). Rien n'a été modifié. Choisissez un autre dossier de données (BRAINSCAN_DATA_DIR) ou une autre base (DATABASE_URL).`,
  },
  RESTORE_TABLES_AHEAD: {
    en: ({ version, found }) =>
      en`The backup was made with the tables of ${version}, and this database has those of ${found} already. Nothing was changed. Give a database without tables: they are made as they were and brought up to date afterwards.`,
    fr: ({ version, found }) =>
      fr`La sauvegarde a été faite avec les tables de ${version}, et cette base a déjà celles de ${found}. Rien n'a été modifié. Donnez une base sans tables : elles seront créées comme elles étaient, puis mises à jour.`,
  },
  RESTORED: {
    en: ({ rows, images, place }) =>
      en`Restored into ${place}: ${counted(rows, "en", "row", "rows")} and ${counted(images, "en", "image", "images")}. Work that was unfinished goes on when the server starts; everyone signs in anew.`,
    fr: ({ rows, images, place }) =>
      fr`Restauré dans ${place} : ${counted(rows, "fr", "ligne", "lignes")} et ${counted(images, "fr", "image", "images")}. Le travail inachevé reprendra au démarrage du serveur ; chacun se reconnecte.`,
  },
} satisfies Record<string, Message>;
