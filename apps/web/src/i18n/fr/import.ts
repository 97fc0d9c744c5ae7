import type * as en from "../en/import.ts";
import type { Translation } from "../translation.ts";

export const importing: Translation<typeof en.importing> = {
  open: "Importer des images",
  title: "Importer des images",
  description: "Un zip, ou un dossier du serveur. Réimporter les mêmes fichiers ne change rien, et le dit.",
  from: "Où sont les images",
  fromZip: "Fichier zip",
  fromFolder: "Dossier du serveur",
  choose: "Choisir un fichier zip",
  drop: "Déposez un zip ici, ou cliquez pour en choisir un",
  dropDetail:
    "Coupes PNG ou JPEG de toute taille, dans des dossiers. Les fichiers abîmés sont nommés et mis de côté ; ils n'arrêtent jamais les autres.",
  dropAnother: "Déposez ou choisissez-en un autre pour le remplacer.",
  notZip: "Seul un .zip peut être envoyé. Mettez le dossier dans un zip, ou donnez son chemin sur le serveur.",
  path: "Chemin sur le serveur",
  pathHint: "Un dossier ou un zip, sous les dossiers que ce serveur a le droit de lire (BRAINSCAN_IMPORT_ROOTS).",
  target: "Où elles vont",
  targetNew: "Un nouveau jeu de données",
  targetExisting: "Ajouter à {name}",
  name: "Nom du jeu de données",
  uploading: "Envoi, {share}",
  uploadFailed:
    "L'envoi n'a pas abouti. Vérifiez que le serveur fonctionne et a de la place, puis réessayez ; rien n'a été importé.",
  cancelUpload: "Annuler",
  submit: "Importer",
  running: "Import",
  done: "Import terminé.",
  failed: "L'import a échoué",
  failedUnknown: "Le serveur n'a pas donné de raison. Son journal en dit plus.",
  cancelled: "L'import a été annulé",
  cancelledDetail: "Les images déjà enregistrées sont gardées ; un nouvel import reprend à partir de là.",
  dismiss: "Fermer",
  layoutTitle: "Comment ranger le dossier",
  layoutDetail:
    "Les étiquettes viennent des noms de dossiers, en français ou en anglais, ou d'un labels.csv (filename,label).",
  layoutFormats:
    "Doublons, étiquettes contradictoires et images étiquetées cachées parmi les autres sont trouvés et montrés.",
  optional: "facultatif",
  report: {
    title: "Rapport d'import",
    summary:
      "{date} · {files} fichiers vus : {added} images ajoutées, {unchanged} déjà présentes, {updated} modifiées.",
    rejected: "Images refusées",
    warnings: "Avertissements",
    formats: "Formats",
    sizes: "Tailles",
    distinctSizes: "{count, plural, one {une taille} other {{shown} tailles}}",
    metadata: "Métadonnées",
    noMetadata: "aucune trouvée",
    noMetadataDetail:
      "Aucun fichier de métadonnées n'accompagnait les images. Un metadata.csv ou .json à côté d'elles, par nom de fichier, serait lu.",
    missing:
      "{count, plural, =0 {aucune valeur manquante} one {une valeur manquante} other {{shown} valeurs manquantes}}",
    unmatched: "{count, plural, one {Une ligne ne désigne} other {{shown} lignes ne désignent}} aucune image.",
    type: { NUMBER: "nombre", BOOLEAN: "oui ou non", DATE: "date", TEXT: "texte" },
    duplicates: "Groupes de doublons",
    sameBytes: "mêmes octets",
    samePixels: "mêmes pixels, octets différents",
    leaks: "Images étiquetées aussi parmi les non étiquetées",
    leaksDetail:
      "Chaque paire est une seule image. Elles restent du même côté de chaque découpage : l'étiquette ne fuit pas.",
    conflicts: "Étiquettes contradictoires",
    ignored: "Fichiers qui ne sont pas des images",
    none: "Aucun.",
    showAll: "Tout montrer ({count})",
  },
};
