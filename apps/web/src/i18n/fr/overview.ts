import type * as en from "../en/overview.ts";
import type { Translation } from "../translation.ts";

export const overview: Translation<typeof en.overview> = {
  welcome: "Bienvenue",
  welcomeDetail:
    "Apportez un dossier de coupes IRM du cerveau, dont quelques-unes étiquetées. Le reste est mesuré, expliqué, et vérifiable.",
  underWay: "En cours sur ce serveur",
  underWayDetail:
    "La page passe au jeu de données dès que ses premières images sont là. Vous pouvez importer les vôtres en attendant.",
  inShort: "En bref",
  stale: "Les données ont changé après cette étude",
  staleDetail:
    "Images, étiquettes ou exclusions ne sont plus celles sur lesquelles elle a été faite. Ses chiffres parlent encore de l'état antérieur.",
  datasetGone: "Ce jeu de données n'existe plus.",
  counts: {
    title: "Ce que contient le jeu de données",
    images: { name: "Fichiers", detail: "Images, doublons compris, exclues non comptées." },
    distinct: { name: "Images distinctes", detail: "Des images identiques comptent une fois." },
    labelled: {
      name: "Fichiers étiquetés",
      detail: "{labelledDistinct} distinctes : {normal} étiquetées normal, {cancer} étiquetées cancer.",
    },
    unlabelled: { name: "Non étiquetées", detail: "Ce que l'étude prédit ou confie à un humain." },
    duplicateGroups: {
      name: "Groupes de doublons",
      detail: "Deux images identiques ou plus, toujours du même côté d'un découpage.",
    },
    labelledAlsoUnlabelled: {
      name: "Étiquetées et non étiquetées",
      detail: "Images étiquetées distinctes, aussi présentes parmi les non étiquetées.",
    },
    conflictingLabels: {
      name: "Étiquettes contradictoires",
      detail: "Images identiques, étiquettes différentes ; écartées de l'apprentissage.",
    },
    excluded: { name: "Exclues", detail: "Écartées par quelqu'un, avec un motif ; rétablissables." },
  },
  next: {
    title: "Que faire maintenant",
    waitForImport: "Un import est en cours. Ses images s'affichent ici à mesure qu'elles sont enregistrées.",
    startStudy:
      "Lancez une étude : elle représente les images, les regroupe, apprend des étiquettes et prédit le reste.",
    waitForStudy: "Une étude est en cours. Ses résultats s'affichent ici dès qu'elle se termine.",
    retryStudy: "La dernière étude a échoué. Lisez pourquoi ci-dessus, puis relancez-la.",
    studyAgain:
      "Les données ont changé depuis la dernière étude. Relancez-la : ce qui n'a pas changé n'est pas recalculé.",
    addLabels:
      "Aucune image n'est étiquetée : l'étude peut regrouper, pas prédire. Ajoutez des étiquettes par dossier ou dans un labels.csv, puis réimportez.",
    addOtherClass:
      "Une seule classe est étiquetée : il en faut deux pour apprendre. Étiquetez quelques images de l'autre classe, puis réimportez.",
    readAtRandom:
      "Faire lire par un expert des images tirées au hasard : cela seul peut certifier le taux de cancers manqués",
    readSoMany:
      "Faire lire par un expert des images tirées au hasard : environ {needed, plural, one {une de plus} other {{shown} de plus}} {needed, plural, one {certifierait} other {certifieraient}} le taux de cancers manqués",
    lookAtConflicts:
      "{groups, plural, one {Un groupe d'images identiques porte} other {{shown} groupes d'images identiques portent}} des étiquettes différentes : les voir",
    lookAtLeaks:
      "{images, plural, one {Une image étiquetée est} other {{shown} images étiquetées sont}} aussi parmi les non étiquetées : les voir",
    review:
      "{files, plural, one {Un fichier attend} other {{shown} fichiers attendent}} un humain : voir d'abord les moins sûrs",
    exploreMap: "Explorez la carte et ouvrez les images qui semblent déplacées",
  },
  limits: {
    title: "Ce que ces données ne permettent pas de décider",
    backboneHasSeen:
      "Le réseau a appris, sans étiquettes, sur des images de ce jeu de données. Les chiffres peuvent le flatter.",
  },
  downloads: { title: "Fichiers de cette étude" },
};

export const decisions: Translation<typeof en.decisions> = {
  title: "Décisions",
  detail:
    "Ce que propose la meilleure expérience, et à quel point elle est sûre des images que personne n’a étiquetées.",
  of: "{count, plural, one {Sur un fichier.} other {Sur {shown} fichiers, doublons compris.}}",
  byFile: "Fichiers par décision",
  noRule: "Aucun classifieur n’a pu être évalué : chaque image va à un humain.",
  rule: "Cancer possible à partir de {cancerFrom}, normal possible jusqu’à {normalUpTo} ; là où les deux ou aucun sont possibles, un humain regarde.",
  onlyCancer:
    "Aucune image n’est décidée normale, puisque rien ne borne le taux de cancers manqués. Au-dessus de {normalUpTo}, une image est décidée cancer ; un humain regarde le reste.",
  onlyNormal:
    "Sous {cancerFrom}, une image est décidée normale. Trop peu d’images sont étiquetées normal pour en décider une cancer ; un humain regarde le reste.",
  none: "Aucune image n’est décidée : rien ne borne le taux de cancers manqués, et trop peu d’images sont étiquetées normal pour en décider une cancer.",
  falseAlarms: "Environ {alpha} des images étiquetées normal ont un score supérieur à {at} (n = {n}).",
  falseAlarmsInterval: "Avec si peu d’étiquettes, ce peut être de {low} à {high} (intervalle à {level}).",
};
export const histogram: Translation<typeof en.histogram> = {
  title: "À quel point elle est sûre de chaque image non étiquetée",
  caption:
    "{count, plural, one {Une image non étiquetée distincte} other {{shown} images non étiquetées distinctes}} selon le score de la meilleure expérience, en {bins} classes égales. Comptes exacts : un doublon compte une fois.",
  summary:
    "Histogramme de {shown} images non étiquetées distinctes selon leur score : {normal} décidées normal, {cancer} décidées cancer, {review} à relire. La classe la plus pleine, de {low} à {high}, en contient {largest}.",
  cancerFrom: "À partir de {at}, cancer est possible : en dessous, jamais décidé cancer.",
  normalUpTo: "Jusqu'à {at}, normal est possible : au-dessus, jamais décidé normal.",
  axis: "Score pour « étiqueté cancer »",
  count: "Images distinctes",
  range: "{low} à {high}",
  total: "Toutes",
};

export const clusterings: Translation<typeof en.clusterings> = {
  named: "groupe {index} sur {k}, {layer}",
  title: "Groupes",
  detail:
    "Des groupes trouvés sans regarder les étiquettes ; l'indice de Rand ajusté dit ensuite à quel point ils s'accordent avec elles (0 : pas mieux que le hasard, 1 : identiques).",
  choiceOn: "{method} sur {layer} : combien de groupes ?",
  nClusters: "k",
  methods: { kMeans: "k-moyennes" },
  chosen: "retenu",
  preferred: "préféré",
  criteria: {
    silhouette: "plus haut est mieux",
    bic: "plus bas est mieux",
    stability: "plus haut est mieux",
    inertia: "baisse à chaque groupe : ne préfère rien",
    adjustedRandIndex: "les étiquettes ne décident pas",
    vMeasure: "les étiquettes ne décident pas",
  },
  prefers: "{criterion} {k}",
  choice: "Nombre de groupes que préfère chaque critère : {list}.",
  agree: "Tous s'accordent.",
  disagree: "Ils ne s'accordent pas : ces images ne décident pas seules du nombre.",
  kept: "On retient {k}, pour sa silhouette, la plus haute.",
  noneKept: "Aucun n'est retenu : aucun nombre de groupes n'a de silhouette.",
  reading:
    "Stabilité : accord moyen (indice de Rand ajusté) entre paires de sous-échantillons regroupés à nouveau, avec l'étendue de neuf paires sur dix. n en images distinctes ; pour l'accord avec les étiquettes, en images étiquetées.",
  medoids: "Les images les plus proches de chaque centre, {layer}, k = {k} :",
  cluster: "Groupe {index}",
  size: "{count, plural, one {une image distincte} other {{shown} images distinctes}}",
};
