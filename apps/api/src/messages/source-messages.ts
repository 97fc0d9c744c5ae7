import type { Message } from "./message.ts";
import { counted, en, formatBytes, formatCount, fr } from "./typography.ts";

/** Why a folder or an archive, as a whole, cannot be imported. Nothing of it is kept. */
export const sourceMessages = {
  SOURCE_NOT_FOUND: {
    en: ({ name }) => en`There is nothing at ${name}. Nothing was imported. Check the path and try again.`,
    fr: ({ name }) =>
      fr`Il n'y a rien à l'emplacement ${name}. Rien n'a été importé. Vérifiez le chemin et recommencez.`,
  },
  SOURCE_NOT_READABLE: {
    en: ({ name, reason }) =>
      en`${name} cannot be read (${reason}). Nothing was imported. Give the program the right to read it, then try again.`,
    fr: ({ name, reason }) =>
      fr`${name} ne peut pas être lu (${reason}). Rien n'a été importé. Donnez au programme le droit de le lire, puis recommencez.`,
  },
  SOURCE_NOT_A_FOLDER_OR_ZIP: {
    en: ({ name }) =>
      en`${name} is neither a folder nor a zip archive. Nothing was imported. Choose the folder of your images, or a zip of it.`,
    fr: ({ name }) =>
      fr`${name} n'est ni un dossier ni une archive zip. Rien n'a été importé. Choisissez le dossier de vos images, ou un zip de ce dossier.`,
  },
  EMPTY_SOURCE: {
    en: ({ name }) =>
      en`${name} is empty. Nothing was imported. Choose a folder or a zip that holds PNG or JPEG images.`,
    fr: ({ name }) =>
      fr`${name} est vide. Rien n'a été importé. Choisissez un dossier ou un zip qui contient des images PNG ou JPEG.`,
  },
  SOURCE_WITHOUT_IMAGES: {
    en: ({ name, files }) =>
      en`${name} holds ${counted(files, "en", "file", "files")} but no PNG or JPEG image. Nothing was imported. Choose the folder where the images are.`,
    fr: ({ name, files }) =>
      fr`${name} contient ${counted(files, "fr", "fichier", "fichiers")} mais aucune image PNG ou JPEG. Rien n'a été importé. Choisissez le dossier où se trouvent les images.`,
  },
  NO_USABLE_IMAGE: {
    en: ({ name, rejected, first }) =>
      en`No image of ${name} can be used: ${counted(rejected, "en", "file was", "files were")} rejected, the first being ${first}. Nothing was imported. Each is listed with its reason.`,
    fr: ({ name, rejected, first }) =>
      fr`Aucune image de ${name} n'est utilisable : ${counted(rejected, "fr", "fichier a été refusé", "fichiers ont été refusés")}, à commencer par ${first}. Rien n'a été importé. Chacun est listé avec sa raison.`,
  },
  ARCHIVE_TRUNCATED: {
    en: ({ name }) =>
      en`The archive ${name} is cut short: its end is missing. Nothing of it was kept. Copy or download it again.`,
    fr: ({ name }) =>
      fr`L'archive ${name} est tronquée : il en manque la fin. Rien n'en a été gardé. Copiez-la ou téléchargez-la de nouveau.`,
  },
  ARCHIVE_DAMAGED: {
    en: ({ name, reason }) =>
      en`The archive ${name} is damaged: its directory cannot be read (${reason}). Nothing of it was kept. Make the zip again.`,
    fr: ({ name, reason }) =>
      fr`L'archive ${name} est endommagée : son sommaire est illisible (${reason}). Rien n'en a été gardé. Refaites le zip.`,
  },
  ARCHIVE_ENCRYPTED: {
    en: ({ name }) =>
      en`The archive ${name} is protected by a password. Nothing of it was kept. Make a zip without a password.`,
    fr: ({ name }) =>
      fr`L'archive ${name} est protégée par un mot de passe. Rien n'en a été gardé. Faites un zip sans mot de passe.`,
  },
  ARCHIVE_TOO_MANY_ENTRIES: {
    en: ({ name, entries, entriesMax }) =>
      en`The archive ${name} announces ${formatCount(entries, "en")} entries; at most ${formatCount(entriesMax, "en")} are accepted. Nothing of it was kept. Split it, or import the folder itself.`,
    fr: ({ name, entries, entriesMax }) =>
      fr`L'archive ${name} annonce ${formatCount(entries, "fr")} entrées ; au plus ${formatCount(entriesMax, "fr")} sont acceptées. Rien n'en a été gardé. Divisez-la, ou importez le dossier lui-même.`,
  },
  ARCHIVE_TOO_LARGE: {
    en: ({ name, bytesMax }) =>
      en`Unpacked, the archive ${name} would exceed ${formatBytes(bytesMax, "en")}, the most that is accepted. Nothing of it was kept. Split it, or import the folder itself.`,
    fr: ({ name, bytesMax }) =>
      fr`Décompressée, l'archive ${name} dépasserait ${formatBytes(bytesMax, "fr")}, le maximum accepté. Rien n'en a été gardé. Divisez-la, ou importez le dossier lui-même.`,
  },
  ARCHIVE_BOMB: {
    en: ({ name, entry, bytes, packedBytes, ratioMax }) =>
      en`The archive ${name} was refused${entry === "" ? "" : ` because of ${entry}`}: ${formatBytes(packedBytes, "en")} would unpack to ${formatBytes(bytes, "en")}, more than ${formatCount(ratioMax, "en")} times as much, which images never do. Nothing of it was kept. Remove that file and make the zip again.`,
    fr: ({ name, entry, bytes, packedBytes, ratioMax }) =>
      fr`L'archive ${name} a été refusée${entry === "" ? "" : ` à cause de ${entry}`} : ${formatBytes(packedBytes, "fr")} donneraient ${formatBytes(bytes, "fr")} une fois décompressés, plus de ${formatCount(ratioMax, "fr")} fois autant, ce que des images ne font jamais. Rien n'en a été gardé. Retirez ce fichier et refaites le zip.`,
  },
  ARCHIVE_OVERLAPS: {
    en: ({ name }) =>
      en`The archive ${name} was refused: its entries announce more bytes than the archive has, as those of a trap do. Nothing of it was kept. Make the zip again.`,
    fr: ({ name }) =>
      fr`L'archive ${name} a été refusée : ses entrées annoncent plus d'octets que l'archive n'en a, comme celles d'une archive piégée. Rien n'en a été gardé. Refaites le zip.`,
  },
} satisfies Record<string, Message>;
