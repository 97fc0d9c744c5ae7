import type * as en from "../en/common.ts";
import type { Translation } from "../translation.ts";

export const common: Translation<typeof en.common> = {
  close: "Fermer",
  failure: {
    unreachable: "Le serveur est injoignable",
    unreachableAdvice: "Vérifiez que BrainScan AI fonctionne toujours, puis réessayez. Rien n'est perdu.",
    server: "Le serveur n'a pas pu répondre",
    serverAdvice: "C'est un défaut du logiciel, pas de vos données. Le journal du serveur en dit plus.",
    retry: "Réessayer",
  },
};

export const classes: Translation<typeof en.classes> = {
  label: { NORMAL: "étiqueté normal", CANCER: "étiqueté cancer", UNLABELLED: "non étiqueté" },
  decision: { NORMAL: "normal", CANCER: "cancer", REVIEW: "à relire" },
  filter: {
    label: "Étiquette",
    any: "Toutes étiquettes",
    yes: "Étiquetées",
    NORMAL: "Étiquetées normal",
    CANCER: "Étiquetées cancer",
    no: "Non étiquetées",
  },
};

export const figures: Translation<typeof en.figures> = {
  names: {
    rocAuc: "AUC ROC",
    f1: "F1",
    recall: "Rappel",
    precision: "Précision",
    specificity: "Spécificité",
    accuracy: "Exactitude",
    logLoss: "Perte logarithmique",
    brier: "Score de Brier",
    silhouette: "Silhouette",
    adjustedRandIndex: "Indice de Rand ajusté",
    inertia: "Inertie",
  },
  interval: "{low} à {high} (IC {level})",
  bounds: "{low} à {high}",
  folds: "{folds} plis sur {splits}",
  noInterval: "pas d'intervalle : {reason}",
  n: "n = {n}",
  missing: "Indisponible : {reason}",
  notMeasured: "non mesuré",
  reasons: {
    NO_LABELS: "aucune image n'est étiquetée",
    ONE_CLASS: "une seule classe est étiquetée",
    TOO_FEW_FOLDS: "moins de deux plis ont les deux classes à tester et ont pu être entraînés",
    NOT_SCORED: "aucune image étiquetée n'a pu être notée par un modèle qui ne l'avait pas vue",
    NO_POSITIVES: "aucune image notée n'est étiquetée cancer",
    NO_NEGATIVES: "aucune image notée n'est étiquetée normal",
    NO_PREDICTED_POSITIVES: "aucune image notée n'a été prédite cancer",
    NO_SPREAD: "tous les plis donnent la même valeur, leur dispersion ne dit donc rien",
    TOO_FEW_FAMILIES: "trop peu de groupes d'images identiques pour rééchantillonner",
    ONE_CLUSTER: "moins de deux groupes contiennent des images",
  },
};

export const runs: Translation<typeof en.runs> = {
  kind: { Import: "Import", Study: "Étude", Experiment: "Expérience" },
  ended: {
    failed: "{kind} : échec",
    failedDetail: "Le serveur n'a pas donné de raison. Son journal en dit plus.",
    cancelled: "{kind} : annulation",
    cancelledDetail: "Ce qui était fini est gardé.",
  },
  queued: "en attente",
  cancel: "Annuler",
  cancelling: "Annulation…",
  doneOfTotal: "{done} sur {total}",
  rate: "{rate} par seconde",
  remaining: "encore {time} environ pour cette étape",
  lost: "La progression en direct est injoignable. Le travail continue ; rechargez la page pour savoir où il en est.",
  hoursMinutes: "{hours} h {minutes} min",
  minutesSeconds: "{minutes} min {seconds} s",
  seconds: "{seconds} s",
  stages: {
    START: "démarrage",
    DRAW: "dessin du jeu de démonstration",
    READ: "lecture des fichiers",
    DECODE: "décodage des images",
    STORE: "enregistrement",
    EMBED: "calcul des représentations",
    PROJECT: "tracé de la carte",
    CLUSTER: "regroupement",
    EVALUATE: "validation croisée",
    PREDICT: "prédiction",
    REPORT: "rédaction du rapport",
  },
  status: { QUEUED: "en attente", RUNNING: "en cours", DONE: "terminée", FAILED: "échec", CANCELLED: "annulée" },
};
