import type { Condition, TornadoBar } from "@brainscan/ml/scaleup/answer";
import type { Language } from "../../messages/message.ts";
import type { QuoteFormat } from "./quote-format.ts";
import type { Quoter } from "./quoter.ts";

/** Whatever the cost model names: its inputs, prices that follow from them, and what a condition can ask for. */
export type QuantityId = Condition["what"] | TornadoBar["id"];

type Quantity = { en: string; fr: string; format: QuoteFormat; unit?: Record<Language, string> };

const each = (en: string, fr: string): Quantity["unit"] => ({ en: `\u00a0${en}`, fr: `\u00a0${fr}` });

const QUANTITIES: Record<QuantityId, Quantity> = {
  nImages: { en: "images to label", fr: "images à étiqueter", format: "count" },
  budgetEuro: { en: "budget", fr: "budget", format: "euro" },
  pilotBudgetEuro: { en: "budget of the pilot", fr: "budget du pilote", format: "euro" },
  pilotImages: { en: "images of the pilot", fr: "images du pilote", format: "count" },
  pilotLabels: { en: "expert labels of the pilot", fr: "étiquettes d’expert du pilote", format: "count" },
  imagesPerSecond: {
    ...{ en: "images a machine reads and embeds", fr: "images qu’une machine lit et convertit en vecteurs" },
    ...{ format: "short", unit: each("images/s", "images/s") },
  },
  predictionsPerSecond: {
    ...{ en: "predictions of a machine", fr: "prédictions d’une machine" },
    ...{ format: "short", unit: each("a second", "par seconde") },
  },
  retryShare: { en: "work done twice", fr: "travail fait deux fois", format: "share" },
  machineHourEuro: { en: "hour of a machine", fr: "heure de machine", format: "euro" },
  imageBytes: {
    ...{ en: "size of an image file", fr: "taille d’un fichier image" },
    ...{ format: "short", unit: each("bytes", "octets") },
  },
  embeddingValues: { en: "numbers kept of an image", fr: "nombres gardés d’une image", format: "count" },
  storageGbMonthEuro: { en: "gigabyte stored for a month", fr: "gigaoctet stocké un mois", format: "euro" },
  storageMonths: {
    ...{ en: "time of storage", fr: "durée de stockage" },
    ...{ format: "short", unit: each("months", "mois") },
  },
  expertSeconds: {
    ...{ en: "expert’s time for an image", fr: "temps d’un expert pour une image" },
    ...{ format: "short", unit: each("s", "s") },
  },
  expertHourEuro: { en: "hour of an expert", fr: "heure d’un expert", format: "euro" },
  readerMissRate: { en: "cancers that an expert misses", fr: "cancers qu’un expert manque", format: "share" },
  engineeringEuro: { en: "engineering", fr: "ingénierie", format: "euro" },
  hostingEuro: { en: "hosting", fr: "hébergement", format: "euro" },
  complianceEuro: { en: "compliance", fr: "conformité", format: "euro" },
  prevalence: {
    ...{ en: "share of cancers among the images to come", fr: "part de cancers parmi les images à venir" },
    format: "share",
  },
  automaticLabelEuro: { en: "price of an automatic label", fr: "prix d’une étiquette automatique", format: "euro" },
  expertLabelEuro: { en: "price of an expert label", fr: "prix d’une étiquette d’expert", format: "euro" },
  randomLabels: { en: "images read at random", fr: "images lues au hasard", format: "count" },
  labelledCancers: {
    ...{ en: "labelled cancers drawn at random", fr: "cancers étiquetés tirés au hasard" },
    format: "count",
  },
  missRate: { en: "share of cancers missed", fr: "part de cancers manqués", format: "share" },
};

export function quantityName(id: QuantityId, language: Language): string {
  return QUANTITIES[id][language];
}

/** The quantity at a path, printed in its unit. */
export function quoteQuantity(quoter: Quoter, id: QuantityId, path: string): string {
  const { format, unit } = QUANTITIES[id];
  return quoter.quote(path, format) + (unit?.[quoter.language] ?? "");
}
