import type * as en from "../en/map.ts";
import type { Translation } from "../translation.ts";

export const map: Translation<typeof en.map> = {
  title: "Carte",
  description: "Chaque point est une image ; celles que le réseau voit semblables sont proches.",
  colourBy: "Colorer par",
  colour: { label: "Étiquette", probability: "Probabilité", decision: "Décision", cluster: "Groupe" },
  layer: "Couche",
  projection: "Projection",
  nearness:
    "{method} garde ensemble les proches voisines ; les distances entre groupes et leurs tailles ne veulent rien dire.",
  clustering: "Regroupement",
  chosen: "meilleure silhouette",
  legend: "Légende : activez une entrée pour masquer ou montrer ses points",
  axis: "Axe principal {index} · {share} de la variance",
  axisBare: "{method}, axe {index}",
  all: "{count, plural, one {Une image.} other {Les {shown} images.}}",
  allDistinct:
    "{count, plural, one {Une image distincte.} other {Les {shown} images distinctes ; les fichiers identiques partagent un point.}}",
  sampled: "{shown} images sur {total}, tirées au hasard avec une graine fixe.",
  help: "Molette ou pincement pour zoomer, glisser pour déplacer, cliquer pour ouvrir. Au clavier : les flèches vont d'image en image, Entrée ouvre, + et − zooment.",
  canvasLabel:
    "Carte de {count, plural, one {une image} other {# images}}. Les flèches vont d'image en image, Entrée ouvre.",
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  zoomWhole: "Toute la carte",
  twins: "{count, plural, one {une image identique} other {# images identiques}}",
  none: "Cette étude n'a pas tracé de carte",
  noneDetail: "Il faut au moins deux images distinctes.",
  category: {
    noDecision: "sans décision",
    noProbability: "sans probabilité",
    cluster: "Groupe {index}",
    noCluster: "sans groupe",
  },
};

export const image: Translation<typeof en.image> = {
  title: "Image",
  open: "Ouvrir {path}",
  alt: "Coupe IRM {path}",
  gone: "Cette image n'existe plus.",
  label: "Étiquette",
  source: { FOLDER: "d'après le nom du dossier", LABELS_CSV: "d'après labels.csv" },
  conflict: "Une image identique porte une autre étiquette",
  conflictDetail:
    "Les deux restent hors de l'apprentissage et de l'évaluation tant que l'une n'est pas corrigée ou exclue.",
  prediction: "Prédiction",
  outOfFold: "hors pli",
  outOfFoldDetail: "Le modèle qui a noté cette image n'avait vu ni son étiquette ni un doublon.",
  probabilityMeaning:
    "Le score propre de la méthode pour « étiqueté cancer », de 0 à 1. Non calibré : il suit le mélange des images étiquetées, souvent moitié cancer par construction, et non la fréquence du cancer.",
  noProbability: {
    NO_CLASSIFIER: "Aucun classifieur n'a pu être entraîné, donc pas de probabilité.",
    CONFLICT: "Des images identiques portent les deux étiquettes, donc pas de probabilité : un humain regarde.",
    NOT_SCORED: "Cette étude n'a pas pu noter cette image, donc pas de probabilité : un humain regarde.",
  },
  noProbabilityShort: {
    CONFLICT: "des images identiques portent les deux étiquettes",
    NOT_SCORED: "n'a pas pu être notée",
  },
  noPrediction: "Aucune étude terminée ne couvre cette image.",
  duplicates: "Images identiques",
  moreDuplicates: "{count, plural, one {et une autre} other {et {shown} autres}}",
  excluded: "exclue",
  exclusion: "Exclusion",
  excludedBecause: "Exclue : {reason}",
  excludeOpen: "Exclure des prochaines études…",
  reason: "Pourquoi l'écarter ?",
  reasonExample: "floue, mauvais organe, texte incrusté…",
  excludeDetail:
    "Le motif reste avec l'image. Les études passées gardent leurs résultats et sont marquées plus anciennes que les données.",
  exclude: "Exclure",
  keep: "La garder",
  restore: "Rétablir",
  excludedDone: "Image exclue.",
  restored: "Image rétablie.",
  undo: "Annuler",
  metadata: "Métadonnées",
  noMetadata: "Aucune n'accompagne cette image.",
  file: "Fichier",
  format: "Format",
  size: "Taille",
  channels: "Pixels",
  channelsDetail: "{channels, plural, one {# canal} other {# canaux}}, {bits} bits",
  weight: "Poids",
  kilobytes: "{size} ko",
};
