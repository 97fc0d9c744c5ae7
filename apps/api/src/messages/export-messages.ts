import type { Message } from "./message.ts";
import { en, fr } from "./typography.ts";

export const exportMessages = {
  EXPORT_STUDY_UNKNOWN: {
    en: ({ study }) =>
      en`There is no study ${study} here, nor a folder of that name. Give a study's id, or the folder that \`brainscan study\` wrote to; BRAINSCAN_DATA_DIR must be the one it was made with.`,
    fr: ({ study }) =>
      fr`Il n'y a ici ni étude ${study}, ni dossier de ce nom. Donnez l'identifiant d'une étude, ou le dossier où \`brainscan study\` a écrit ; BRAINSCAN_DATA_DIR doit être celui avec lequel elle a été faite.`,
  },
  EXPORT_NO_WORK: {
    en: ({ dir, dataDir }) =>
      en`${dir} is no folder that \`brainscan study\` wrote to with this data folder (${dataDir}). Nothing was written. Set BRAINSCAN_DATA_DIR as it was then, or run the study again.`,
    fr: ({ dir, dataDir }) =>
      fr`${dir} n'est pas un dossier où \`brainscan study\` a écrit avec ce dossier de données (${dataDir}). Rien n'a été écrit. Donnez à BRAINSCAN_DATA_DIR sa valeur d'alors, ou relancez l'étude.`,
  },
  EXPORT_NOT_DONE: {
    en: ({ status }) =>
      en`The study has not ended with a result (${status}). Nothing was written. Let it end, then export it.`,
    fr: ({ status }) =>
      fr`L'étude ne s'est pas terminée par un résultat (${status}). Rien n'a été écrit. Laissez-la finir, puis exportez-la.`,
  },
  EXPORT_OTHER_STUDY: {
    en: ({ dir, studyId }) =>
      en`${dir} holds the files of another study (${studyId}): files of two studies side by side would contradict each other. Nothing was written. Export everything there, or choose another folder.`,
    fr: ({ dir, studyId }) =>
      fr`${dir} contient les fichiers d'une autre étude (${studyId}) : les fichiers de deux études côte à côte se contrediraient. Rien n'a été écrit. Exportez-y tout, ou choisissez un autre dossier.`,
  },
  EXPORT_REFUSED: {
    en: ({ path, reason }) => en`Not written: ${path}. ${reason}`,
    fr: ({ path, reason }) => fr`Non écrit : ${path}. ${reason}`,
  },
  MANIFEST_UNREADABLE: {
    en: ({ detail }) =>
      en`This is no list of files of an export that this version reads: ${detail}. Nothing was changed. Export everything again, or choose another folder.`,
    fr: ({ detail }) =>
      fr`Ce fichier n'est pas une liste de fichiers exportés que cette version sait lire : ${detail}. Rien n'a été modifié. Exportez tout à nouveau, ou choisissez un autre dossier.`,
  },
} satisfies Record<string, Message>;
