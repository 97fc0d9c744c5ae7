import type { Message } from "./message.ts";
import { en, fr } from "./typography.ts";

/** What the API says of a request, and of a study that its data do not allow. */
export const serverMessages = {
  CURSOR_INVALID: {
    en: () => "`after` was not made by this list. Take it from `pageInfo.endCursor` of the page before.",
    fr: () => "`after` ne vient pas de cette liste. Prenez-le dans `pageInfo.endCursor` de la page précédente.",
  },
  DATASET_BEING_IMPORTED: {
    en: () => "An import into this data set is not finished. Nothing was started. Wait for its end, or cancel it.",
    fr: () => "Un import dans ce jeu de données n’est pas terminé. Rien n’a été lancé. Attendez sa fin, ou annulez-le.",
  },
  RUN_ENDS_PROCESS: {
    en: ({ attempts }) =>
      `The process ended ${attempts} times while this ran, so it is not begun again. What it finished is kept. Free memory or leave out what was added last, then start it anew.`,
    fr: ({ attempts }) =>
      `Le processus s’est arrêté ${attempts} fois pendant ce traitement, qui n’est donc pas relancé. Ce qui était terminé est gardé. Libérez de la mémoire ou écartez le dernier ajout, puis relancez-le.`,
  },
  DATASET_CHANGED: {
    en: () =>
      "The data set changed before this experiment began. Nothing was computed. Start it again on its new state.",
    fr: () =>
      "Le jeu de données a changé avant le début de cette expérience. Rien n'a été calculé. Relancez-la sur le nouvel état.",
  },
  DATASET_GONE: {
    en: () => "The data set no longer exists. Import it again.",
    fr: () => "Le jeu de données n'existe plus. Importez-le de nouveau.",
  },
  DATASET_UNKNOWN: {
    en: ({ id }) => `There is no data set ${id}. Read the known ones with \`datasets\`.`,
    fr: ({ id }) => `Il n'y a pas de jeu de données ${id}. Lisez ceux qui existent par \`datasets\`.`,
  },
  EMBEDDING_FAILED: {
    en: ({ failed, message }) =>
      `${failed} image(s) could not be embedded; the first because: ${message}. The others are kept. Exclude these images or import them again, then start the study again.`,
    fr: ({ failed, message }) =>
      `${failed} image(s) n'ont pas pu être encodées ; la première car : ${message}. Les autres sont gardées. Écartez ces images ou réimportez-les, puis relancez l'étude.`,
  },
  ENVIRONMENT_INVALID: {
    en: ({ problems }) => `Environment variables cannot be used:\n${problems}`,
    fr: ({ problems }) => `Des variables d'environnement ne peuvent pas être utilisées :\n${problems}`,
  },
  EXCLUSION_REASON: {
    en: ({ max }) => `Say why the images are left out, in 1 to ${max} characters. Nothing was changed.`,
    fr: ({ max }) => `Dites pourquoi les images sont écartées, en 1 à ${max} caractères. Rien n'a été modifié.`,
  },
  IMAGE_IDS_COUNT: {
    en: ({ given, max }) => `${given} images were given; between 1 and ${max} can change at once. Nothing was changed.`,
    fr: ({ given, max }) =>
      `${given} images ont été données ; de 1 à ${max} peuvent changer à la fois. Rien n'a été modifié.`,
  },
  IMAGE_UNKNOWN: {
    en: ({ id }) => `There is no image ${id}. Nothing was changed.`,
    fr: ({ id }) => `Il n'y a pas d'image ${id}. Rien n'a été modifié.`,
  },
  IMPORT_PATH_REFUSED: {
    en: ({ path }) =>
      `${path} is not below a folder that this server may read. Upload a zip, or start the server with BRAINSCAN_IMPORT_ROOTS naming the folder.`,
    fr: ({ path }) =>
      `${path} n'est pas dans un dossier que ce serveur peut lire. Déposez un zip, ou démarrez le serveur avec BRAINSCAN_IMPORT_ROOTS nommant le dossier.`,
  },
  IMPORT_SOURCE: {
    en: () => "Say what to import: either `uploadId` (from POST /uploads) or `path`, one of the two.",
    fr: () => "Dites quoi importer : soit `uploadId` (réponse de POST /uploads), soit `path`, l'un des deux.",
  },
  INPUT_INVALID: {
    en: ({ field, message }) => `${field} cannot be used: ${message}. Nothing was changed.`,
    fr: ({ field, message }) => `${field} ne peut pas être utilisé : ${message}. Rien n'a été modifié.`,
  },
  INTERNAL_ERROR: {
    en: ({ reference }) =>
      `The product failed, not your data. What had been finished is kept. Try again; if it comes back, send the part of the log that follows \`defect ${reference}\`.`,
    fr: ({ reference }) =>
      `Le produit a échoué, pas vos données. Ce qui était terminé est gardé. Réessayez ; si cela se reproduit, envoyez la partie du journal qui suit \`defect ${reference}\`.`,
  },
  NO_IMAGES: {
    en: () => "The data set has no image in use. Import images, or restore excluded ones.",
    fr: () => "Le jeu de données n'a aucune image utilisable. Importez des images, ou rétablissez-en.",
  },
  PAGE_SIZE_INVALID: {
    en: ({ first, max }) => `first is ${first}; it must be from 1 to ${max}.`,
    fr: ({ first, max }) => `first vaut ${first} ; il doit aller de 1 à ${max}.`,
  },
  PARAMETER_INVALID: {
    en: ({ message }) => `This parameter cannot be used: ${message}. Nothing was started.`,
    fr: ({ message }) => `Ce paramètre ne peut pas être utilisé : ${message}. Rien n'a été lancé.`,
  },
  MEASURING_FAILED: {
    en: ({ message }) =>
      en`This image could not be measured: ${message}. What was measured before is kept; exclude the image, or put its file right and import it again.`,
    fr: ({ message }) =>
      fr`Cette image n'a pas pu être mesurée : ${message}. Les mesures déjà faites sont gardées ; excluez l'image, ou corrigez son fichier et importez-le à nouveau.`,
  },
  REPORT_UNREADABLE: {
    en: ({ detail }) =>
      en`This is no report of a study that this version reads: ${detail}. Run the study again and give its report.json. Nothing was written.`,
    fr: ({ detail }) =>
      fr`Ce fichier n'est pas un rapport d'étude que cette version sait lire : ${detail}. Relancez l'étude et donnez son report.json. Rien n'a été écrit.`,
  },
  PLAN_UNREADABLE: {
    en: ({ value, known, detail }) =>
      en`"${value}" is no plan of the product (${known}) and cannot be read as a plan's file: ${detail}. Nothing was started.`,
    fr: ({ value, known, detail }) =>
      fr`« ${value} » n'est pas un plan du produit (${known}) et ne se lit pas comme fichier de plan : ${detail}. Rien n'a été lancé.`,
  },
  PLAN_INVALID: {
    en: ({ field, message }) => en`This plan cannot be used (${field}): ${message}. Nothing was started.`,
    fr: ({ field, message }) => fr`Ce plan ne peut pas être utilisé (${field}) : ${message}. Rien n'a été lancé.`,
  },
  PROVIDER_UNAVAILABLE: {
    en: ({ provider, message }) =>
      `The execution provider ${provider} cannot open: ${message}. Choose another one, or auto, which names what it takes.`,
    fr: ({ provider, message }) =>
      `Le moteur d'exécution ${provider} ne s'ouvre pas : ${message}. Choisissez-en un autre, ou auto, qui nomme celui qu'il prend.`,
  },
  PRECISION_UNAVAILABLE: {
    en: ({ precision, message }) =>
      `The network cannot compute in ${precision}: ${message}. Choose float32, which runs everywhere, or another provider.`,
    fr: ({ precision, message }) =>
      `Le réseau ne peut pas calculer en ${precision} : ${message}. Choisissez float32, possible partout, ou un autre moteur.`,
  },
  RUN_ENDED: {
    en: ({ status }) => `This run has already ended (${status}). Nothing was changed.`,
    fr: ({ status }) => `Ce traitement est déjà terminé (${status}). Rien n'a été modifié.`,
  },
  RUN_UNKNOWN: {
    en: ({ id }) => `There is no run ${id}.`,
    fr: ({ id }) => `Il n'y a pas de traitement ${id}.`,
  },
  UPLOAD_TOO_LARGE: {
    en: ({ max }) =>
      `The upload is larger than the ${max} bytes accepted. Nothing was kept. Split it, or import the folder from the command line.`,
    fr: ({ max }) =>
      `L'envoi dépasse les ${max} octets acceptés. Rien n'a été gardé. Divisez-le, ou importez le dossier par la ligne de commande.`,
  },
  UPLOADS_TOO_MANY: {
    en: ({ max }) =>
      `${max} uploads are being received, which is as many as this server takes at once. Nothing of yours was kept. Try again when one of them has ended.`,
    fr: ({ max }) =>
      `${max} envois sont en cours de réception, le plus que ce serveur en prenne à la fois. Rien du vôtre n'a été gardé. Réessayez quand l'un d'eux sera terminé.`,
  },
  UPLOAD_UNKNOWN: {
    en: ({ id }) => `There is no upload ${id}. Send the zip to POST /uploads first.`,
    fr: ({ id }) => `Il n'y a pas d'envoi ${id}. Envoyez d'abord le zip à POST /uploads.`,
  },

  NO_LABELS: {
    en: () =>
      "No image carries a label: the study clusters the images, but cannot train, measure or decide. Put some images under avec_labels/normal and avec_labels/cancer, or list them in labels.csv.",
    fr: () =>
      "Aucune image ne porte d'étiquette : l'étude regroupe les images, mais ne peut ni apprendre, ni mesurer, ni décider. Placez des images dans avec_labels/normal et avec_labels/cancer, ou listez-les dans labels.csv.",
  },
  ONE_CLASS: {
    en: ({ normal, cancer }) =>
      `All labels are of one class (${normal} normal, ${cancer} cancer): no classifier can be trained, so every image goes to review. Add images labelled with the other class.`,
    fr: ({ normal, cancer }) =>
      `Toutes les étiquettes sont d'une seule classe (${normal} normal, ${cancer} cancer) : aucun classifieur ne peut apprendre, et chaque image va en relecture. Ajoutez des images de l'autre classe.`,
  },
  TOO_FEW: {
    en: ({ normalFamilies, cancerFamilies, needed }) =>
      `${normalFamilies} distinct normal and ${cancerFamilies} distinct cancer images are labelled; at least ${needed} of each are needed to measure anything. Figures stay empty and every image goes to review.`,
    fr: ({ normalFamilies, cancerFamilies, needed }) =>
      `${normalFamilies} images distinctes sont étiquetées « normal » et ${cancerFamilies} « cancer » ; il en faut au moins ${needed} de chaque pour mesurer quoi que ce soit. Les mesures restent vides et chaque image va en relecture.`,
  },
  DECISIONS_NOT_DECIDABLE: {
    en: ({ alpha, needed, cancer, normal }) =>
      `At a miss rate of ${alpha} for each class, ${cancer} labelled cancers and ${normal} labelled normals do not decide: at least ${needed} more label(s) are needed in the class that lacks most. Until then every image goes to review.`,
    fr: ({ alpha, needed, cancer, normal }) =>
      `Pour un taux d'erreur par classe de ${alpha}, ${cancer} images étiquetées cancer et ${normal} étiquetées normal ne permettent pas de décider : il manque au moins ${needed} étiquette(s) dans la classe la moins fournie. D'ici là, chaque image va en relecture.`,
  },

  DATABASE_CORRUPT: {
    en: ({ path, reason }) => `The database in ${path} cannot be opened: ${reason}. Its files were left as they are.`,
    fr: ({ path, reason }) =>
      `La base de données dans ${path} ne s'ouvre pas : ${reason}. Ses fichiers sont restés tels quels.`,
  },
  DATABASE_NEWER: {
    en: ({ location }) =>
      `The database ${location} was changed by a later version of this product. Nothing was touched. Use that version.`,
    fr: ({ location }) =>
      `La base de données ${location} a été modifiée par une version plus récente du produit. Rien n'a été touché. Utilisez cette version.`,
  },
  DATABASE_OLDER_AT_WORK: {
    en: ({ location, versions }) =>
      `Processes of an earlier version of this product (tables ${versions}) are at work on the database ${location}, whose tables this version would change. Nothing was touched. Stop those first.`,
    fr: ({ location, versions }) =>
      `Des processus d’une version antérieure du produit (tables ${versions}) travaillent sur la base de données ${location}, dont cette version modifierait les tables. Rien n’a été touché. Arrêtez-les d’abord.`,
  },
  DATABASE_OTHER_VERSION: {
    en: ({ path, found, expected }) =>
      `The database in ${path} was written by Postgres ${found}; this build reads Postgres ${expected}. Nothing was touched.`,
    fr: ({ path, found, expected }) =>
      `La base de données dans ${path} a été écrite par Postgres ${found} ; ce produit lit Postgres ${expected}. Rien n'a été touché.`,
  },
  DATABASE_STOPPED: {
    en: ({ reason }) => `The database has stopped: ${reason}. What was committed is kept. Start the product again.`,
    fr: ({ reason }) =>
      `La base de données s'est arrêtée : ${reason}. Ce qui était enregistré est gardé. Redémarrez le produit.`,
  },
  DATABASE_AWAY: {
    en: () =>
      "The database is away. What was committed is kept, and work under way goes on by itself once it is back. Try again in a moment.",
    fr: () =>
      "La base de données ne répond plus. Ce qui était enregistré est gardé, et le travail en cours reprendra de lui-même à son retour. Réessayez dans un instant.",
  },
  DATABASE_TOO_OLD: {
    en: ({ url, version, minimum }) => `${url} is Postgres ${version}; ${minimum} or newer is needed.`,
    fr: ({ url, version, minimum }) => `${url} est un Postgres ${version} ; il faut ${minimum} ou plus récent.`,
  },
  DATABASE_UNREACHABLE: {
    en: ({ url, reason }) => `The database ${url} cannot be reached: ${reason}. Check DATABASE_URL.`,
    fr: ({ url, reason }) => `La base de données ${url} est injoignable : ${reason}. Vérifiez DATABASE_URL.`,
  },
  DATA_FOLDER_ABSENT: {
    en: () => "not created yet: the first `brainscan serve` makes it",
    fr: () => "pas encore créée : le premier `brainscan serve` la créera",
  },
  DATA_FOLDER_LOCKED: {
    en: ({ path, pid, host, since, address, lockFile }) =>
      `The data folder ${path} is held by process ${pid} on ${host} since ${since}${address ? `, which answers at ${address}` : ""}. Stop it first, or choose another folder with BRAINSCAN_DATA_DIR. If that process is gone, delete ${lockFile}.`,
    fr: ({ path, pid, host, since, address, lockFile }) =>
      `Le dossier de données ${path} est tenu par le processus ${pid} sur ${host} depuis ${since}${address ? `, qui répond à ${address}` : ""}. Arrêtez-le d'abord, ou choisissez un autre dossier par BRAINSCAN_DATA_DIR. Si ce processus n'existe plus, supprimez ${lockFile}.`,
  },
  NOT_A_DATABASE_FOLDER: {
    en: ({ path }) => `${path} is not empty and holds no database. Nothing was touched. Choose another data folder.`,
    fr: ({ path }) =>
      `${path} n'est pas vide et ne contient pas de base de données. Rien n'a été touché. Choisissez un autre dossier.`,
  },

  AND_MORE: {
    en: ({ more, listed }) => `  and ${more} more${listed ? ", all in the import's report" : ""}`,
    fr: ({ more, listed }) => `  et ${more} autres${listed ? ", tous dans le rapport de l'importation" : ""}`,
  },
  ARGUMENT_EMPTY: {
    en: ({ argument }) => `${argument} needs a value. See \`brainscan --help\`.`,
    fr: ({ argument }) => `${argument} attend une valeur. Voir \`brainscan --help\`.`,
  },
  ARGUMENT_NOT_ONE_OF: {
    en: ({ argument, value, known }) => `${argument} is ${value}; it must be one of ${known}.`,
    fr: ({ argument, value, known }) => `${argument} vaut ${value} ; il faut l'une de ces valeurs : ${known}.`,
  },
  ARGUMENT_NOT_WHOLE: {
    en: ({ argument, value, min, max }) => `${argument} is ${value}; it must be a whole number from ${min} to ${max}.`,
    fr: ({ argument, value, min, max }) => `${argument} vaut ${value} ; il faut un nombre entier de ${min} à ${max}.`,
  },
  ARGUMENT_UNKNOWN: {
    en: ({ argument }) => `${argument} is not an argument of this command. See \`brainscan --help\`.`,
    fr: ({ argument }) => `${argument} n'est pas un argument de cette commande. Voir \`brainscan --help\`.`,
  },
  COMMAND_UNKNOWN: {
    en: ({ command }) => `There is no command ${command}.`,
    fr: ({ command }) => `Il n'y a pas de commande ${command}.`,
  },
  IMPORT_DONE: {
    en: ({
      images,
      distinct,
      labelledDistinct,
      normal,
      cancer,
      duplicateGroups,
      labelledAlsoUnlabelled,
      conflictingLabels,
      added,
      unchanged,
      rejected,
      ignored,
    }) =>
      `Imported: ${images} images (${added} new, ${unchanged} unchanged), ${distinct} distinct, ${duplicateGroups} groups of duplicates; ` +
      `${labelledDistinct} distinct labelled (${normal} normal, ${cancer} cancer, ${conflictingLabels} contradictory), ` +
      `${labelledAlsoUnlabelled} of them also unlabelled; ${rejected} files rejected, ${ignored} ignored.`,
    fr: ({
      images,
      distinct,
      labelledDistinct,
      normal,
      cancer,
      duplicateGroups,
      labelledAlsoUnlabelled,
      conflictingLabels,
      added,
      unchanged,
      rejected,
      ignored,
    }) =>
      `Importé : ${images} images (${added} nouvelles, ${unchanged} inchangées), ${distinct} distinctes, ${duplicateGroups} groupes de doublons ; ` +
      `${labelledDistinct} distinctes étiquetées (${normal} normal, ${cancer} cancer, ${conflictingLabels} contradictoires), ` +
      `dont ${labelledAlsoUnlabelled} aussi présentes sans étiquette ; ${rejected} fichiers rejetés, ${ignored} ignorés.`,
  },
  INTERRUPTED: {
    en: () => "Stopped. What was finished is kept: the same command goes on from there.",
    fr: () => "Arrêté. Ce qui était terminé est gardé : la même commande reprend à cet endroit.",
  },
  MIGRATED: {
    en: ({ database }) => `The database is up to date: ${database}`,
    fr: ({ database }) => `La base de données est à jour : ${database}`,
  },
  SERVING: {
    en: ({ address, folder }) => `BrainScan AI is at ${address} (data folder ${folder}; Ctrl-C stops it)`,
    fr: ({ address, folder }) => `BrainScan AI est à ${address} (dossier de données ${folder} ; Ctrl-C l'arrête)`,
  },
  STOPPING: {
    en: () => "Stopping; unfinished work goes on at the next start.",
    fr: () => "Arrêt ; le travail inachevé reprendra au prochain démarrage.",
  },
  STUDY_DONE: {
    en: () => "The study is finished.",
    fr: () => "L'étude est terminée.",
  },
  STUDY_UP_TO_DATE: {
    en: () => "The data set has not changed since its last study: nothing to compute.",
    fr: () => "Le jeu de données n'a pas changé depuis sa dernière étude : rien à calculer.",
  },
  TEXT_WITH_NUL: {
    en: () => "A text holds a NUL character (U+0000), which nothing here can contain. Nothing was changed.",
    fr: () => "Un texte contient un caractère NUL (U+0000), que rien ici ne peut contenir. Rien n'a été modifié.",
  },
  WEIGHTS_READY: {
    en: ({ id, path }) => `${id} is ready (${path}): study with --backbone ${id}.`,
    fr: ({ id, path }) => `${id} est prêt (${path}) : étudiez avec --backbone ${id}.`,
  },
  WRITTEN: {
    en: ({ dir, files }) => `Written to ${dir}: ${files}`,
    fr: ({ dir, files }) => `Écrit dans ${dir} : ${files}`,
  },

  PORT_TAKEN: {
    en: ({ port, offered }) => `Port ${port} is taken by another program; using ${offered} instead.`,
    fr: ({ port, offered }) => `Le port ${port} est pris par un autre programme ; le port ${offered} est utilisé.`,
  },
} satisfies Record<string, Message>;
