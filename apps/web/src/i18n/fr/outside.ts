import type * as en from "../en/outside.ts";
import type { Translation } from "../translation.ts";

export const outside: Translation<typeof en.outside> = {
  title: "Votre chiffre est-il réel ?",
  description:
    "Les scores ou les embeddings de votre propre notebook reçoivent les intervalles, la recherche de fuites et la garantie des expériences faites ici.",
  areas: "Aire ROC trouvée ici",
  choose: "Choisir un tableau",
  drop: "Déposez un tableau ici, ou cliquez pour en choisir un",
  dropDetail: "CSV ou Parquet, jusqu'à 64 Mo. Il est lu une fois, jugé, et le fichier n'est pas gardé.",
  dropAnother: "Déposez ou choisissez-en un autre pour le remplacer.",
  claim: "Votre chiffre (facultatif)",
  claimHint:
    "L'AUC ROC que vous avez mesurée vous-même, par exemple 0,98 : elle est confrontée à ce qui est trouvé ici.",
  claimWrong: "Une aire est comprise entre 0 et 1, par exemple 0,98.",
  method: "Méthode, si le tableau contient des embeddings",
  methodHint: "Elle passe ici une validation croisée, cinq fois cinq plis qui gardent les doublons ensemble.",
  reading: "Lecture du tableau et recherche des images",
  uploading: "Envoi, {share}",
  uploadFailed: "L'envoi n'a pas abouti. Vérifiez que le serveur fonctionne, puis réessayez.",
  cancelUpload: "Annuler",
  submit: "Juger",
  reused: "Ce tableau a déjà été jugé sur ces images : voici le jugement.",
  formatTitle: "Ce que contient le tableau",
  formatScores:
    "Des scores hors pli : chaque image notée par un modèle qui n'avait pas appris d'elle. Un score plus élevé parle pour le cancer.",
  formatScoresMore:
    "Ajoutez une colonne repeat pour plusieurs validations croisées, et label pour comparer vos étiquettes aux nôtres.",
  formatEmbeddings: "Ou des embeddings : un vecteur par image, étiquetée ou non.",
  formatNames:
    "Les noms de fichiers peuvent porter leurs dossiers ou non, tant qu'ils distinguent une image d'une autre.",
  running: "Jugement de {name}",
  failed: "Le tableau n'a pas pu être jugé",
  failedUnknown: "Le serveur n'a pas donné de raison. Son journal en dit plus.",
  cancelled: "Le jugement a été annulé",
  cancelledDetail: "Envoyez de nouveau le tableau pour recommencer.",
  unknown: "Ce jugement n'existe plus",
  unknownDetail: "Envoyez de nouveau le tableau, ou ouvrez-en un autre ci-dessous.",
  close: "Fermer",
  stale: "Le jeu de données a changé depuis",
  source:
    "{kind} · {matched, plural, one {une ligne nomme une image} other {{matchedShown} lignes nomment une image}} de ce jeu de données{unmatched, plural, =0 {} one {, une ligne non} other {, {unmatchedShown} lignes non}}",
  kind: { SCORES: "Scores hors pli", EMBEDDINGS: "Embeddings, par {method}" },
  verdict: {
    claimed: "Vous annoncez {claim} ; sur ces plis et ces images, c'est {value} (de {low} à {high}).",
    claimedBare: "Vous annoncez {claim} ; sur ces plis et ces images, c'est {value}, sans intervalle.",
    found: "Sur ces plis et ces images, l'AUC ROC est de {value} (de {low} à {high}).",
    foundBare: "Sur ces plis et ces images, l'AUC ROC est de {value}, sans intervalle.",
    none: "Aucune AUC ROC ne peut être calculée : {reason}.",
    leak: "{count, plural, one {Une image a été testée} other {{shown} images ont été testées}} par un modèle qui avait vu un doublon de la même image. Sans elles, c'est {value} (de {low} à {high}).",
    leakBare:
      "{count, plural, one {Une image a été testée} other {{shown} images ont été testées}} par un modèle qui avait vu un doublon de la même image. Sans elles, c'est {value}, sans intervalle.",
    leakNone:
      "{count, plural, one {Une image a été testée} other {{shown} images ont été testées}} par un modèle qui avait vu un doublon de la même image. Sans elles, aucune AUC ROC ne peut être calculée : {reason}.",
    above: "Votre chiffre est au-dessus de ce que ces images permettent d'affirmer.",
    inside: "Votre chiffre est compatible avec ces images.",
    below: "Votre chiffre est en dessous de ce qui est trouvé ici.",
  },
  asTheyStand: "Tels quels",
  withoutLeaks: "Sans les images qui fuient",
  claimLine: "Le trait pointillé est votre chiffre.",
  findings: "Ce qui a été trouvé",
  noFindings: "Aucune fuite entre les plis, aucune image manquante, aucun score trop beau.",
  severity: { OPTIMISTIC: "optimiste", SUSPECT: "douteux", NOTE: "à savoir" },
  guarantee: "Ces scores pourraient-ils décider ?",
  allFigures: "Les {count} mesures",
  allFiguresWithoutLeaks: "Les mêmes sans les images qui fuient",
  earlier: "Déjà jugés",
  earlierDetail: "Tableaux venus d'ailleurs sur ce jeu de données.",
  open: "Ouvrir",
};
