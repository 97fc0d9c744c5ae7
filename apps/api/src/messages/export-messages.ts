import type { Message } from "./message.ts";
import { counted, en, fr } from "./typography.ts";

export const exportMessages = {
  EXPORT_STUDY_UNKNOWN: {
    en: ({ study }) => en`There is no study ${study}. Nothing was written.`,
    fr: ({ study }) => fr`Il n'y a pas d'étude ${study}. Rien n'a été écrit.`,
  },
  EXPORT_PLACE_UNKNOWN: {
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
    en: ({ paths, reason }) => en`Not written (${paths}): ${reason}`,
    fr: ({ paths, reason }) => fr`Non écrit (${paths}) : ${reason}`,
  },
  MANIFEST_UNREADABLE: {
    en: ({ detail }) =>
      en`This is no list of files of an export that this version reads: ${detail}. Nothing was changed. Export everything again, or choose another folder.`,
    fr: ({ detail }) =>
      fr`Ce fichier n'est pas une liste de fichiers exportés que cette version sait lire : ${detail}. Rien n'a été modifié. Exportez tout à nouveau, ou choisissez un autre dossier.`,
  },
  MANIFEST_MISSING: {
    en: ({ dir }) =>
      en`${dir} has no manifest.json: it is no folder that an export wrote to. Give the folder of \`brainscan export\` or \`brainscan study\`.`,
    fr: ({ dir }) =>
      fr`${dir} n'a pas de manifest.json : ce n'est pas un dossier où un export a écrit. Donnez le dossier de \`brainscan export\` ou de \`brainscan study\`.`,
  },
  VERIFY_UNFINISHED: {
    en: ({ names }) => en`An export into this folder was stopped before its end; still to be written: ${names}.`,
    fr: ({ names }) => fr`Un export vers ce dossier a été arrêté avant la fin ; reste à écrire : ${names}.`,
  },
  VERIFY_NO_REPORT: {
    en: () => en`cannot be read: no printed number could be checked.`,
    fr: () => fr`ne se lit pas : aucun chiffre imprimé n'a pu être contrôlé.`,
  },
  VERIFY_FILE_MISSING: {
    en: ({ path }) => en`${path}: the file is gone.`,
    fr: ({ path }) => fr`${path} : le fichier n'est plus là.`,
  },
  VERIFY_FILE_CHANGED: {
    en: ({ path }) => en`${path}: the file was changed after it was written.`,
    fr: ({ path }) => fr`${path} : le fichier a été modifié après son écriture.`,
  },
  VERIFY_FILE_UNREADABLE: {
    en: ({ path }) => en`${path}: the file cannot be read as what its name says.`,
    fr: ({ path }) => fr`${path} : le fichier ne se lit pas comme son nom l'annonce.`,
  },
  VERIFY_STALE: {
    en: ({ path, figure, printed, now }) => en`${path}: prints ${printed}, the report now has ${now} (${figure}).`,
    fr: ({ path, figure, printed, now }) =>
      fr`${path} : imprime ${printed}, le rapport donne maintenant ${now} (${figure}).`,
  },
  VERIFY_FIGURE_GONE: {
    en: ({ path, figure, printed }) =>
      en`${path}: prints ${printed}, a figure that the report no longer has (${figure}).`,
    fr: ({ path, figure, printed }) =>
      fr`${path} : imprime ${printed}, un chiffre que le rapport n'a plus (${figure}).`,
  },
  VERIFY_TEXT_ABSENT: {
    en: ({ path, figure, printed }) => en`${path}: ${printed} should be printed in it, and is not (${figure}).`,
    fr: ({ path, figure, printed }) => fr`${path} : ${printed} devrait y être imprimé et n'y est pas (${figure}).`,
  },
  VERIFY_EARLIER_REPORT: {
    en: ({ path }) => en`${path}: written from an earlier report; every number printed in it still holds.`,
    fr: ({ path }) => fr`${path} : écrit d'après un rapport antérieur ; chaque chiffre imprimé reste juste.`,
  },
  VERIFY_DONE: {
    en: ({ dir, files, quotes }) =>
      en`${dir}: ${counted(files, "en", "file is", "files are")} as written; ${counted(quotes, "en", "printed number agrees", "printed numbers agree")} with the report.`,
    fr: ({ dir, files, quotes }) =>
      fr`${dir} : ${counted(files, "fr", "fichier est tel qu'écrit", "fichiers sont tels qu'écrits")} ; ${counted(quotes, "fr", "chiffre imprimé concorde", "chiffres imprimés concordent")} avec le rapport.`,
  },
  VERIFY_FAILED: {
    en: ({ dir, faults }) =>
      en`${dir}: ${counted(faults, "en", "thing does not agree", "things do not agree")}, named above. Export again what is named, or everything.`,
    fr: ({ dir, faults }) =>
      fr`${dir} : ${counted(faults, "fr", "point ne concorde pas, nommé", "points ne concordent pas, nommés")} ci-dessus. Exportez à nouveau ce qui est nommé, ou tout.`,
  },
} satisfies Record<string, Message>;
