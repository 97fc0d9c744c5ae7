import type { Message } from "./message.ts";
import { en, formatCount, fr } from "./typography.ts";

/** Why experiments cannot be compared, or a run cannot be taken up again. */
export const comparisonMessages = {
  COMPARE_COUNT: {
    en: ({ given, max }) =>
      en`${formatCount(given, "en")} experiments were chosen beside the baseline; between 1 and ${formatCount(max, "en")} can be compared with it. Choose others.`,
    fr: ({ given, max }) =>
      fr`${formatCount(given, "fr")} expériences ont été choisies à côté de la référence ; de 1 à ${formatCount(max, "fr")} peuvent lui être comparées. Choisissez-en d'autres.`,
  },
  COMPARE_DATASETS: {
    en: ({ id }) =>
      en`The experiment ${id} was made on another data set than the baseline: the images differ, and a difference would say nothing. Choose experiments of one data set.`,
    fr: ({ id }) =>
      fr`L'expérience ${id} porte sur un autre jeu de données que la référence : les images diffèrent, et une différence ne dirait rien. Choisissez des expériences d'un même jeu.`,
  },
  COMPARE_STATES: {
    en: ({ id }) =>
      en`The data set changed between the experiment ${id} and the baseline (images, labels or exclusions): a difference could come from that alone. Start the older one again on the present state, then compare.`,
    fr: ({ id }) =>
      fr`Le jeu de données a changé entre l'expérience ${id} et la référence (images, étiquettes ou exclusions) : une différence pourrait ne venir que de là. Relancez la plus ancienne sur l'état présent, puis comparez.`,
  },
  COMPARE_UNFINISHED: {
    en: ({ id, status }) =>
      en`The experiment ${id} has no result (${status}). Wait for its end, or choose another one.`,
    fr: ({ id, status }) =>
      fr`L'expérience ${id} n'a pas de résultat (${status}). Attendez sa fin, ou choisissez-en une autre.`,
  },
  EXPERIMENT_UNKNOWN: {
    en: ({ id }) => en`There is no experiment ${id}.`,
    fr: ({ id }) => fr`Il n'y a pas d'expérience ${id}.`,
  },
  RUN_NOT_RESUMABLE: {
    en: ({ status }) =>
      en`Only a study or an experiment that failed or was cancelled can be taken up again; this run is ${status}. Nothing was changed.`,
    fr: ({ status }) =>
      fr`Seule une étude ou une expérience qui a échoué ou a été annulée peut être reprise ; l'état de ce traitement est ${status}. Rien n'a été modifié.`,
  },
  RUN_REPEATED: {
    en: ({ id }) =>
      en`The same configuration was asked for again since: see the experiment ${id}. Nothing was changed.`,
    fr: ({ id }) =>
      fr`La même configuration a été demandée de nouveau depuis : voyez l'expérience ${id}. Rien n'a été modifié.`,
  },
} satisfies Record<string, Message>;
