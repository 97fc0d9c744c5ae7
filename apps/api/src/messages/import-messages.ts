import { fileMessages } from "./file-messages.ts";
import { labelMessages } from "./label-messages.ts";
import type { Language, Message, MessageParams } from "./message.ts";
import { metadataMessages } from "./metadata-messages.ts";
import { sourceMessages } from "./source-messages.ts";
import { systemReason } from "./system-reasons.ts";
import { counted, en, formatCount, fr } from "./typography.ts";

function reasonOf({ reason, errno }: MessageParams, language: Language): string {
  return systemReason(errno, language, reason ?? errno);
}

/** What an import or a database keeps when the data folder can take no more; `kept` is known during imports alone. */
function keptOf({ kept }: MessageParams, language: Language): string {
  if (language === "fr")
    return kept === undefined
      ? fr`Ce qui était enregistré est gardé.`
      : fr`${counted(kept, "fr", "image importée est gardée", "images importées sont gardées")}.`;
  return kept === undefined
    ? en`What had been saved is kept.`
    : en`${counted(kept, "en", "imported image is kept", "imported images are kept")}.`;
}

/** A database that met a full disk has stopped, or never started: only a new start tries again. Then its place is known. */
function againOf({ location, path }: MessageParams, language: Language): string {
  const stopped = Boolean(location || path);
  if (language === "fr") return stopped ? "redémarrez le produit" : "recommencez";
  return stopped ? "start the product again" : "try again";
}

export const importMessages = {
  ...sourceMessages,
  ...fileMessages,
  ...labelMessages,
  ...metadataMessages,

  DISK_FULL: {
    en: (params) =>
      en`No space is left in ${params.folder ?? params.location}. ${keptOf(params, "en")} Free some space, then ${againOf(params, "en")}: it goes on from there.`,
    fr: (params) =>
      fr`Il n'y a plus de place dans ${params.folder ?? params.location}. ${keptOf(params, "fr")} Libérez de la place, puis ${againOf(params, "fr")} : la suite reprendra de là.`,
  },
  DATA_FOLDER_NOT_WRITABLE: {
    en: (params) =>
      en`The data folder ${params.folder ?? params.path} cannot be written: ${reasonOf(params, "en")}. ${keptOf(params, "en")} Allow writing there, or choose another folder (BRAINSCAN_DATA_DIR), then ${againOf(params, "en")}.`,
    fr: (params) =>
      fr`Le dossier de données ${params.folder ?? params.path} n'est pas accessible en écriture : ${reasonOf(params, "fr")}. ${keptOf(params, "fr")} Autorisez-y l'écriture, ou choisissez un autre dossier (BRAINSCAN_DATA_DIR), puis ${againOf(params, "fr")}.`,
  },
  IMPORT_CANCELLED: {
    en: ({ kept, total }) =>
      en`The import was stopped: ${formatCount(kept, "en")} of ${counted(total, "en", "image is", "images are")} kept. Import the same source again to add the rest.`,
    fr: ({ kept, total }) =>
      fr`L'importation a été arrêtée : ${formatCount(kept, "fr")} sur ${counted(total, "fr", "image", "images")} gardées. Réimportez la même source pour ajouter le reste.`,
  },
  IMPORT_UNCHANGED: {
    en: ({ unchanged }) =>
      en`Nothing changed: ${counted(unchanged, "en", "image was", "images were")} already there, byte for byte, under the same path and label.`,
    fr: ({ unchanged }) =>
      fr`Rien n'a changé : ${counted(unchanged, "fr", "image était déjà là", "images étaient déjà là")}, à l'octet près, sous le même chemin et avec la même étiquette.`,
  },
  SIZES_NOT_ALL_LISTED: {
    en: ({ listed, images }) =>
      en`The images have many sizes; this report lists the ${formatCount(listed, "en")} most frequent ones. ${counted(images, "en", "image has", "images have")} another.`,
    fr: ({ listed, images }) =>
      fr`Les images ont de nombreuses tailles ; ce rapport liste les ${formatCount(listed, "fr")} plus fréquentes. ${counted(images, "fr", "image en a une autre", "images en ont une autre")}.`,
  },
  DUPLICATES_NOT_ALL_LISTED: {
    en: ({ groups, listed }) =>
      en`${formatCount(groups, "en")} groups of duplicates were found; this report lists the first ${formatCount(listed, "en")}. All of them are known to the data set.`,
    fr: ({ groups, listed }) =>
      fr`${formatCount(groups, "fr")} groupes de doublons ont été trouvés ; ce rapport liste les ${formatCount(listed, "fr")} premiers. Le jeu de données les connaît tous.`,
  },
} satisfies Record<string, Message>;
