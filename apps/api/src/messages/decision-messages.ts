import type { DecisionReason } from "../jobs/study/predictions/decision-reasons.ts";
import type { Message } from "./message.ts";
import { en, fr } from "./typography.ts";

/** Why an image is decided as it is. */
export const decisionMessages = {
  DECIDED_NO_SCORE: {
    en: () => en`No classifier could score it, so a human looks.`,
    fr: () => fr`Aucun classifieur n'a pu lui donner de score : un humain regarde.`,
  },
  DECIDED_LABELS_CONTRADICT: {
    en: () => en`Identical files of it carry both labels: it trains nothing, and a human looks.`,
    fr: () => fr`Des fichiers identiques portent les deux étiquettes : elle n'entraîne rien, et un humain regarde.`,
  },
  DECIDED_NORMAL_NOT_DECIDABLE: {
    en: () =>
      en`The labels bound the miss rate at no threshold, so no image is decided normal: unless clearly cancer, it goes to a human.`,
    fr: () =>
      fr`Les étiquettes ne bornent le taux de cancers manqués à aucun seuil, donc aucune image n'est décidée normale : sans être nettement cancer, elle va à un humain.`,
  },
  DECIDED_BELOW_BOTH: {
    en: () => en`Its score is below the threshold of the cancers, and like those of labelled normals.`,
    fr: () => fr`Son score est sous le seuil des cancers, et semblable à ceux des images étiquetées normal.`,
  },
  DECIDED_ABOVE_BOTH: {
    en: () => en`Its score is above nearly all labelled normals, and like those of labelled cancers.`,
    fr: () =>
      fr`Son score est au-dessus de presque toutes les images étiquetées normal, et semblable à ceux des cancers étiquetés.`,
  },
  DECIDED_BETWEEN: {
    en: () => en`Between the two thresholds both classes remain possible, or neither does: a human looks.`,
    fr: () => fr`Entre les deux seuils, les deux classes restent possibles, ou aucune : un humain regarde.`,
  },
  DECIDED_METHODS_DISAGREE: {
    en: () => en`Not all of the study's best methods call it as the champion does.`,
    fr: () => fr`Les meilleures méthodes de l'étude ne sont pas toutes de l'avis de la première.`,
  },
  DECIDED_FAR_FROM_LABELS: {
    en: () => en`No labelled image is near it: what the classifier says of it is an extrapolation.`,
    fr: () => fr`Aucune image étiquetée n'en est proche : ce que le classifieur en dit est une extrapolation.`,
  },
} satisfies Record<`DECIDED_${DecisionReason}`, Message>;
