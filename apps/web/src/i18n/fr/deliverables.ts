import type * as en from "../en/deliverables.ts";
import type { Translation } from "../translation.ts";

export const deliverables: Translation<typeof en.deliverables> = {
  title: "Livrables",
  description:
    "Les fichiers à transmettre, tous écrits à partir d'un seul rapport : chaque chiffre qu'ils contiennent s'y retrouve, et se vérifie avec « brainscan verify ».",
  before: "Pas de fichiers pour cette étude",
  beforeDetail:
    "Elle a été faite par une version antérieure. Relancez l'étude : ce qui n'a pas changé n'est pas recalculé.",
  language: "Langue des fichiers",
  languages: { EN: "Anglais", FR: "Français" },
  write: {
    title: "Écrire les fichiers",
    detail: "Ce qui n'est pas choisi reste tel quel.",
    all: "Tous",
    none: "Aucun",
    start: "{count, plural, =0 {Choisissez quoi écrire} one {Écrire une sorte} other {Écrire # sortes}}",
    running: "Écriture des fichiers",
    failed: "Tous les fichiers n'ont pas pu être écrits",
    failedUnknown: "Le serveur n'a pas donné de raison. Son journal en dit plus.",
    cancelled: "L'écriture a été annulée",
    cancelledDetail: "Les fichiers terminés sont gardés.",
  },
  kinds: {
    TABLES: {
      name: "Tables",
      detail: "Caractéristiques, prédictions, plis, comparaisons et contrôles, en CSV et Parquet.",
    },
    ONNX: { name: "Modèle ONNX", detail: "D'une image normalisée à une probabilité calibrée, en un fichier." },
    CHARTS: { name: "Graphiques", detail: "En SVG et PNG, titrés par ce qu'ils montrent." },
    CARD: {
      name: "Fiche du modèle",
      detail: "Données, usage prévu, chiffres avec intervalles, raccourcis trouvés, limites.",
    },
    MEMO: { name: "Note", detail: "Deux pages pour qui décide, autonomes : à envoyer ou à imprimer." },
    SLIDES: { name: "Diapositives", detail: "Graphiques natifs et modifiables, notes d'orateur avec les preuves." },
    NOTEBOOKS: { name: "Notebooks", detail: "Notebooks TypeScript exécutés, et un en Python qui les vérifie." },
  },
  report: "Rapport",
  files: "Fichiers",
  none: "Pas encore écrits dans cette langue",
  noneDetail: "Choisissez quoi écrire : cela prend environ une minute et peut être annulé.",
  zip: "Tous les fichiers en un zip",
  size: { bytes: "{value} o", kilobytes: "{value} ko", megabytes: "{value} Mo" },
  quotes: "{count, plural, =0 {} one {un chiffre tracé} other {# chiffres tracés}}",
  stale: "le rapport a changé depuis",
  refused: "Non écrits",
  unfinished: "Un export interrompu devait encore écrire : {kinds}.",
};
