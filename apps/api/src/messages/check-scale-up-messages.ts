import { SCALE_UP_NAMES } from "../deliverables/kit/scale-up-names.ts";
import type { Language, Message, MessageParams } from "./message.ts";
import { counted, en, formatCount, formatShare, fr } from "./typography.ts";

function verdictName(verdict: MessageParams[string], language: Language): string {
  const names: Record<string, string | undefined> = SCALE_UP_NAMES[language].verdict;
  return names[String(verdict)] ?? String(verdict);
}

/** What was found for the check of the answer on a larger set. */
export const checkScaleUpMessages = {
  CHECK_SCALE_UP: {
    en: ({ nImages, budgetEuro, verdict, probability }) =>
      en`${counted(nImages, "en", "image", "images")} for ${formatCount(budgetEuro, "en")}\u00a0euros: ${verdictName(verdict, "en")}. Probability of staying within budget: ${formatShare(probability, "en")}.`,
    fr: ({ nImages, budgetEuro, verdict, probability }) =>
      fr`${counted(nImages, "fr", "image", "images")} pour ${formatCount(budgetEuro, "fr")}\u00a0euros : ${verdictName(verdict, "fr")}. Probabilité de tenir le budget : ${formatShare(probability, "fr")}.`,
  },
  CHECK_SCALE_UP_UNDECIDED: {
    en: ({ nImages, budgetEuro, nCancer }) =>
      en`Whether ${counted(nImages, "en", "image", "images")} can be labelled for ${formatCount(budgetEuro, "en")}\u00a0euros cannot be told yet: ${counted(nCancer, "en", "labelled cancer does", "labelled cancers do")} not tell the misses.`,
    fr: ({ nImages, budgetEuro, nCancer }) =>
      fr`On ne peut pas encore dire si ${counted(nImages, "fr", "image peut être étiquetée", "images peuvent être étiquetées")} pour ${formatCount(budgetEuro, "fr")}\u00a0euros : ${counted(nCancer, "fr", "cancer étiqueté ne suffit", "cancers étiquetés ne suffisent")} pas à chiffrer les cancers manqués.`,
  },
  CHECK_SCALE_UP_OPEN: {
    en: ({ nImages }) => en`What ${counted(nImages, "en", "image", "images")} would cost was asked and not answered.`,
    fr: ({ nImages }) =>
      fr`Ce que coûteraient ${counted(nImages, "fr", "image", "images")} a été demandé et reste sans réponse.`,
  },
} satisfies Record<string, Message>;
