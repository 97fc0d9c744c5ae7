import type { Message } from "./message.ts";

/** What is said of several processes on one database, and of the files that none of them could work on. */
export const workerMessages = {
  DATABASE_URL_NEEDED: {
    en: ({ command }) =>
      `\`brainscan ${command}\` shares its work with other processes, through Postgres. Set DATABASE_URL (postgres://...), or use \`brainscan serve\`, which needs no server.`,
    fr: ({ command }) =>
      `\`brainscan ${command}\` partage son travail avec d’autres processus, par Postgres. Donnez DATABASE_URL (postgres://...), ou utilisez \`brainscan serve\`, qui n’a besoin d’aucun serveur.`,
  },
  EXCLUDED_QUARANTINED: {
    en: () => "In quarantine: it could not be worked on, however often it was tried.",
    fr: () => "En quarantaine : le traitement a échoué à chaque essai.",
  },
  FILE_ENDS_PROCESS: {
    en: ({ attempts }) => `the process that worked on it ended, ${attempts} times`,
    fr: ({ attempts }) => `le processus qui la traitait s’est arrêté, ${attempts} fois`,
  },
  FILE_FAILS: {
    en: ({ message }) => `it fails each time: ${message}`,
    fr: ({ message }) => `le traitement échoue à chaque fois : ${message}`,
  },
  FILE_HASH_INVALID: {
    en: ({ sha256 }) => `${sha256} is no SHA-256: 64 digits and letters from a to f. Nothing was changed.`,
    fr: ({ sha256 }) => `${sha256} n’est pas un SHA-256 : 64 chiffres et lettres de a à f. Rien n’a été modifié.`,
  },
  FILE_NOT_QUARANTINED: {
    en: ({ sha256 }) =>
      `The file ${sha256} is not in quarantine. Nothing was changed. \`brainscan quarantine list\` names those that are.`,
    fr: ({ sha256 }) =>
      `Le fichier ${sha256} n’est pas en quarantaine. Rien n’a été modifié. \`brainscan quarantine list\` donne ceux qui y sont.`,
  },
  FILE_RELEASED: {
    en: ({ sha256 }) => `The file ${sha256} is in use again: the next study tries it.`,
    fr: ({ sha256 }) => `Le fichier ${sha256} est de nouveau utilisé : la prochaine étude l’essaiera.`,
  },
  QUARANTINE_EMPTY: {
    en: () => "No file is in quarantine.",
    fr: () => "Aucun fichier n’est en quarantaine.",
  },
  FILE_STALLS: {
    en: ({ seconds }) => `nothing came of it within ${seconds} s, each time`,
    fr: ({ seconds }) => `aucun résultat en ${seconds} s, à chaque fois`,
  },
  FILES_QUARANTINED: {
    en: ({ count, names, unnamed }) =>
      `${count} image(s) could not be worked on, however often it was tried, and were left out: ${names}${Number(unnamed) > 0 ? ` and ${unnamed} more` : ""}. \`brainscan quarantine list\` gives the reasons.`,
    fr: ({ count, names, unnamed }) =>
      `${count} image(s) n’ont pas pu être traitées, malgré plusieurs essais, et ont été écartées : ${names}${Number(unnamed) > 0 ? ` et ${unnamed} de plus` : ""}. \`brainscan quarantine list\` en donne les raisons.`,
  },
  SHARD_FAILED_WHOLE: {
    en: ({ images, message }) =>
      `None of ${images} images could be worked on, the first because: ${message}. That is no single image’s fault, so none was put into quarantine. What was finished before is kept. Check the images’ storage and the weights, then take the run up again.`,
    fr: ({ images, message }) =>
      `Aucune de ${images} images n’a pu être traitée, la première car : ${message}. Ce n’est la faute d’aucune en particulier : aucune n’a été mise en quarantaine. Ce qui était terminé est gardé. Vérifiez le stockage des images et les poids, puis reprenez le traitement.`,
  },
  STORAGE_UNREACHABLE: {
    en: ({ location, detail }) =>
      `The images’ storage ${location} cannot be reached (${detail}). What was finished is kept. Check its address, its credentials and the network, then take the run up again.`,
    fr: ({ location, detail }) =>
      `Le stockage des images ${location} est injoignable (${detail}). Ce qui était terminé est gardé. Vérifiez son adresse, ses identifiants et le réseau, puis reprenez le traitement.`,
  },
  WEIGHTS_OTHER: {
    en: ({ id, path, expected, process }) =>
      `The weights ${id} at ${path}, for process ${process}, are not those that the study uses (SHA-256 ${expected}...). Copy the study’s file there.`,
    fr: ({ id, path, expected, process }) =>
      `Les poids ${id} dans ${path}, pour le processus ${process}, ne sont pas ceux de l’étude (SHA-256 ${expected}...). Copiez-y le fichier de l’étude.`,
  },
  WORKING: {
    en: ({ name, concurrency }) => `Working as ${name}, on ${concurrency} piece(s) at a time. Ctrl-C to stop.`,
    fr: ({ name, concurrency }) =>
      `Au travail sous le nom ${name}, ${concurrency} tâche(s) à la fois. Ctrl-C pour arrêter.`,
  },
} satisfies Record<string, Message>;
