import type { Message } from "./message.ts";
import { counted, en, formatCount, fr } from "./typography.ts";

/** What can be wrong with a sample of automatic normals. */
export const auditSampleMessages = {
  AUDIT_SAMPLE_SIZE: {
    en: ({ n, max }) => en`n is ${n}: ask for 1 to ${formatCount(max, "en")} images.`,
    fr: ({ n, max }) => fr`n vaut ${n} : demandez de 1 à ${formatCount(max, "fr")} images.`,
  },
  AUDIT_SAMPLE_SEED: {
    en: ({ seed, max }) => en`seed is ${seed}: give a whole number from 0 to ${formatCount(max, "en")}.`,
    fr: ({ seed, max }) => fr`seed vaut ${seed} : donnez un entier de 0 à ${formatCount(max, "fr")}.`,
  },
  AUDIT_SAMPLE_THRESHOLD: {
    en: ({ threshold }) => en`threshold is ${threshold}: scores lie between 0 and 1, so must it.`,
    fr: ({ threshold }) => fr`threshold vaut ${threshold} : les scores vont de 0 à 1, lui aussi.`,
  },
  AUDIT_SAMPLE_NO_CLASSIFIER: {
    en: () =>
      en`No classifier of this study tells normal images from others: there is nothing to draw from. Label images of both kinds and start the study again.`,
    fr: () =>
      fr`Aucun classifieur de cette étude ne distingue les images normales : il n'y a rien à tirer. Étiquetez des images des deux sortes et relancez l'étude.`,
  },
  AUDIT_SAMPLE_NONE: {
    en: () => en`No unlabelled image scores below this threshold: there is nothing to draw from. Give a higher one.`,
    fr: () =>
      fr`Aucune image sans étiquette n'a de score sous ce seuil : il n'y a rien à tirer. Donnez-en un plus élevé.`,
  },
  AUDIT_SAMPLE_TOO_LARGE: {
    en: ({ n, nNormals }) =>
      en`${formatCount(n, "en")} were asked for, and ${counted(nNormals, "en", "image counts", "images count")} as automatic normal. Ask for no more than that.`,
    fr: ({ n, nNormals }) =>
      fr`${formatCount(n, "fr")} ont été demandées, et ${counted(nNormals, "fr", "image compte", "images comptent")} comme normales automatiques. N'en demandez pas davantage.`,
  },
} satisfies Record<string, Message>;
