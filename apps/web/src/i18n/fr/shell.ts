import type * as en from "../en/shell.ts";
import type { Translation } from "../translation.ts";

export const shell: Translation<typeof en.shell> = {
  title: "BrainScan AI",
  description: "D'un dossier de coupes IRM du cerveau, presque sans étiquettes, à des décisions dignes de confiance.",
  skip: "Aller au contenu",
  home: "BrainScan AI, vue d'ensemble",
  openNav: "Ouvrir la liste des pages",
  underWay: "{kind} en cours{others, plural, =0 {} one {, et un autre travail} other {, et # autres travaux}}",
  navGroups: {
    decide: "Décider",
    look: "Regarder les données",
    learn: "En apprendre",
    review: "Demander à un expert",
    build: "Construire dessus",
  },
  shortcuts: {
    title: "Raccourcis clavier",
    detail: "Ils agissent tant qu'aucun champ n'a le curseur.",
    everywhere: "Sur toutes les pages",
    on: "Les touches seules agissent (ce navigateur s'en souvient)",
  },
  nav: {
    label: "Pages",
    overview: "Vue d'ensemble",
    map: "Carte",
    experiments: "Expériences",
    scaleUp: "Passage à l'échelle",
    deliverables: "Livrables",
    predictions: "Prédictions",
    outside: "Résultats d'ailleurs",
    audit: "Audit au hasard",
    dataAudit: "Audit des données",
    data: "Données",
    explorer: "Explorateur d'API",
  },
  dataset: "Jeu de données",
  study: "Étude",
  studyName: "{date}{status}",
  otherLanguage: "Switch to English",
  theme: { label: "Thème", light: "Clair", dark: "Sombre", system: "Celui du système" },
  disclaimer:
    "Outil de recherche, pas un dispositif médical. Les étiquettes portent sur l'image : elles parlent de la coupe, pas du patient.",
  version: "Version {version}",
  synthetic: "Données synthétiques de démonstration.",
  syntheticDetail:
    "Ces images ont été dessinées par le logiciel ; aucun chiffre ici ne dit quoi que ce soit de patients.",
};

export const explorer: Translation<typeof en.explorer> = {
  title: "Explorateur d'API",
  description: "Tout ce que montrent ces pages vient d'une seule API GraphQL. Posez-lui ici vos propres questions.",
  example: "Chaque page interroge cette même API.",
  exampleBook: "Son manuel : le livre, à gauche.",
};

export const data: Translation<typeof en.data> = {
  title: "Données",
  description:
    "Chaque fichier du jeu de données. Ouvrez-en un pour voir d'où vient son étiquette, ses doublons, ou pour l'écarter.",
  search: "Chercher un chemin",
  excluded: "Images exclues",
  exclusion: { with: "Exclues ou non", only: "Exclues seulement", without: "Non exclues" },
  duplicated: "Doublons seulement",
  count: "{count, plural, =0 {aucun fichier} one {un fichier} other {{shown} fichiers}}",
  none: "Aucun fichier ne correspond",
  noneDetail: "Modifiez ou effacez les filtres ci-dessus.",
  excludedBecause: "Exclue : {reason}",
  conflict: "étiquette contradictoire",
};
