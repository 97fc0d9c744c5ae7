import type { Message } from "./message.ts";
import { counted, en, formatBytes, formatCount, fr } from "./typography.ts";

/** Why one file was left aside or rejected. The file is named beside the message; the others are imported. */
export const fileMessages = {
  IGNORED_HIDDEN: {
    en: () => en`Left aside: hidden files and folders are not read.`,
    fr: () => fr`Laissé de côté : les fichiers et dossiers cachés ne sont pas lus.`,
  },
  IGNORED_SYSTEM: {
    en: () => en`Left aside: a file of the operating system, not an image.`,
    fr: () => fr`Laissé de côté : fichier du système d'exploitation, pas une image.`,
  },
  IGNORED_NOT_AN_IMAGE: {
    en: () => en`Left aside: not an image.`,
    fr: () => fr`Laissé de côté : ce n'est pas une image.`,
  },
  ENTRY_OUTSIDE: {
    en: () =>
      en`Rejected: its path leads out of the archive (“../”). Nothing was written. Make the zip again from the folder itself.`,
    fr: () =>
      fr`Refusé : son chemin sort de l'archive (« ../ »). Rien n'a été écrit. Refaites le zip à partir du dossier lui-même.`,
  },
  ENTRY_ABSOLUTE: {
    en: () => en`Rejected: its path is absolute. Nothing was written. Make the zip again from the folder itself.`,
    fr: () => fr`Refusé : son chemin est absolu. Rien n'a été écrit. Refaites le zip à partir du dossier lui-même.`,
  },
  ENTRY_NAME_INVALID: {
    en: () => en`Rejected: its name is empty or holds control characters. Rename the file, then make the zip again.`,
    fr: () =>
      fr`Refusé : son nom est vide ou contient des caractères de contrôle. Renommez le fichier, puis refaites le zip.`,
  },
  ENTRY_ENCRYPTED: {
    en: () => en`Rejected: protected by a password. Add it to the zip without a password, then import again.`,
    fr: () => fr`Refusé : protégé par un mot de passe. Ajoutez-le au zip sans mot de passe, puis réimportez.`,
  },
  ENTRY_COMPRESSION_UNKNOWN: {
    en: () => en`Rejected: packed by a method other than “deflate”. Make the zip again with the usual settings.`,
    fr: () =>
      fr`Refusé : compressé par une autre méthode que « deflate ». Refaites le zip avec les réglages habituels.`,
  },
  ENTRY_DUPLICATE: {
    en: () => en`Rejected: the archive holds another file under this path, and that first one was read.`,
    fr: () => fr`Refusé : l'archive contient un autre fichier sous ce chemin ; c'est ce premier qui a été lu.`,
  },
  ENTRY_SIZE_LIES: {
    en: ({ bytes }) =>
      en`Rejected: the archive announces ${formatBytes(bytes, "en")} for it and holds more. Reading stopped there. Make the zip again.`,
    fr: ({ bytes }) =>
      fr`Refusé : l'archive annonce ${formatBytes(bytes, "fr")} pour ce fichier et en contient davantage. La lecture s'est arrêtée là. Refaites le zip.`,
  },
  ENTRY_DAMAGED: {
    en: () => en`Rejected: damaged inside the archive. Make the zip again, then import it again.`,
    fr: () => fr`Refusé : endommagé dans l'archive. Refaites le zip, puis réimportez-le.`,
  },
  DUPLICATE_PATH: {
    en: () =>
      en`Rejected: its name differs from that of another file only by the way its accents are written. Rename one of them.`,
    fr: () =>
      fr`Refusé : son nom ne diffère de celui d'un autre fichier que par le codage des accents. Renommez l'un des deux.`,
  },
  PATH_TOO_LONG: {
    en: ({ bytesMax }) =>
      en`Rejected: its path is longer than ${formatCount(bytesMax, "en")} bytes. Shorten the folder names.`,
    fr: ({ bytesMax }) =>
      fr`Refusé : son chemin dépasse ${formatCount(bytesMax, "fr")} octets. Raccourcissez les noms de dossiers.`,
  },
  NAME_NOT_UTF8: {
    en: () => en`Rejected: its name is not written in UTF-8. Rename the file, then import again.`,
    fr: () => fr`Refusé : son nom n'est pas codé en UTF-8. Renommez le fichier, puis réimportez.`,
  },
  SYMLINK: {
    en: () => en`Rejected: a symbolic link, and links are not followed. Put the file itself in its place.`,
    fr: () =>
      fr`Refusé : c'est un lien symbolique, et les liens ne sont pas suivis. Mettez le fichier lui-même à la place.`,
  },
  SPECIAL_FILE: {
    en: () => en`Rejected: neither a file nor a folder (a pipe, a socket, a device).`,
    fr: () => fr`Refusé : ni un fichier ni un dossier (tube, socket ou périphérique).`,
  },
  TABLES_TOO_LARGE: {
    en: ({ bytesMax }) =>
      en`Not read: the tables of this source have more than ${formatBytes(bytesMax, "en")} together. Leave out what speaks of no image.`,
    fr: ({ bytesMax }) =>
      fr`Non lu : les tableaux de cette source dépassent ${formatBytes(bytesMax, "fr")} ensemble. Retirez ce qui ne parle d'aucune image.`,
  },
  FILE_TOO_LARGE: {
    en: ({ bytes, bytesMax }) =>
      en`Rejected: ${formatBytes(bytes, "en")}; at most ${formatBytes(bytesMax, "en")} a file are read. Export the image at a smaller size.`,
    fr: ({ bytes, bytesMax }) =>
      fr`Refusé : ${formatBytes(bytes, "fr")} ; au plus ${formatBytes(bytesMax, "fr")} par fichier sont lus. Exportez l'image en plus petit.`,
  },
  FILE_UNREADABLE: {
    en: ({ reason }) =>
      en`Rejected: the system does not let it be read (${reason}). Check its permissions and the disk, then import again.`,
    fr: ({ reason }) =>
      fr`Refusé : le système ne permet pas de le lire (${reason}). Vérifiez ses droits et le disque, puis réimportez.`,
  },
  FOLDER_UNREADABLE: {
    en: ({ reason }) =>
      en`This folder cannot be read (${reason}): nothing in it was imported. Check its permissions, then import again.`,
    fr: ({ reason }) =>
      fr`Ce dossier ne peut pas être lu (${reason}) : rien de son contenu n'a été importé. Vérifiez ses droits, puis réimportez.`,
  },
  IMAGE_EMPTY_FILE: {
    en: () => en`Rejected: the file is empty (0 bytes). Export the image again.`,
    fr: () => fr`Refusé : le fichier est vide (0 octet). Exportez de nouveau l'image.`,
  },
  IMAGE_NOT_AN_IMAGE: {
    en: () => en`Rejected: the name says image, the content is neither PNG nor JPEG. Export the image again.`,
    fr: () =>
      fr`Refusé : le nom annonce une image, le contenu n'est ni du PNG ni du JPEG. Exportez de nouveau l'image.`,
  },
  IMAGE_UNSUPPORTED_FORMAT: {
    en: ({ format }) => en`Rejected: ${format} is not read. Convert the image to PNG (lossless), then import again.`,
    fr: ({ format }) =>
      fr`Refusé : le format ${format} n'est pas lu. Convertissez l'image en PNG (sans perte), puis réimportez.`,
  },
  IMAGE_TRUNCATED: {
    en: () => en`Rejected: the image is cut short, its end is missing. Copy or export it again.`,
    fr: () => fr`Refusé : l'image est tronquée, il en manque la fin. Copiez-la ou exportez-la de nouveau.`,
  },
  IMAGE_TOO_LARGE: {
    en: ({ width, height, pixelsMax, sidePxMax }) =>
      en`Rejected: ${formatCount(width, "en")} × ${formatCount(height, "en")} pixels; at most ${formatCount(pixelsMax, "en")} pixels and ${formatCount(sidePxMax, "en")} a side are read. Export the image at a smaller size.`,
    fr: ({ width, height, pixelsMax, sidePxMax }) =>
      fr`Refusé : ${formatCount(width, "fr")} × ${formatCount(height, "fr")} pixels ; au plus ${formatCount(pixelsMax, "fr")} pixels, et ${formatCount(sidePxMax, "fr")} par côté, sont lus. Exportez l'image en plus petit.`,
  },
  IMAGE_TOO_SMALL: {
    en: ({ width, height, sidePxMin }) =>
      en`Rejected: ${width} × ${counted(height, "en", "pixel", "pixels")}; each side needs at least ${sidePxMin}. Export the image at its full size.`,
    fr: ({ width, height, sidePxMin }) =>
      fr`Refusé : ${width} × ${counted(height, "fr", "pixel", "pixels")} ; il en faut au moins ${sidePxMin} par côté. Exportez l'image à sa taille d'origine.`,
  },
  IMAGE_UNREADABLE: {
    en: () => en`Rejected: the image is damaged and cannot be decoded. Export it again.`,
    fr: () => fr`Refusé : l'image est endommagée et ne peut pas être décodée. Exportez-la de nouveau.`,
  },
  MORE_NOTICES: {
    en: ({ hidden }) =>
      en`…and ${counted(hidden, "en", "more of the same kind, not listed", "more of the same kinds, not listed")}.`,
    fr: ({ hidden }) =>
      fr`… et ${counted(hidden, "fr", "autre du même genre, non listé", "autres des mêmes genres, non listés")}.`,
  },
} satisfies Record<string, Message>;
