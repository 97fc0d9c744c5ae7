import type { InputId } from "@brainscan/ml/scaleup/scenario";

export type Unit = "count" | "euro" | "share" | "perSecond" | "seconds" | "bytes" | "months";

export const INPUT_UNITS: Record<InputId, Unit> = {
  nImages: "count",
  budgetEuro: "euro",
  pilotBudgetEuro: "euro",
  pilotImages: "count",
  pilotLabels: "count",
  imagesPerSecond: "perSecond",
  predictionsPerSecond: "perSecond",
  retryShare: "share",
  machineHourEuro: "euro",
  imageBytes: "bytes",
  embeddingValues: "count",
  storageGbMonthEuro: "euro",
  storageMonths: "months",
  expertSeconds: "seconds",
  expertHourEuro: "euro",
  readerMissRate: "share",
  engineeringEuro: "euro",
  hostingEuro: "euro",
  complianceEuro: "euro",
  prevalence: "share",
};

/** What a field of a unit takes. */
export const UNIT_BOUNDS: Record<Unit, { min: number; max: number }> = {
  count: { min: 0, max: 1e12 },
  euro: { min: 0, max: 1e12 },
  share: { min: 0, max: 1 },
  perSecond: { min: 1e-6, max: 1e9 },
  seconds: { min: 0.01, max: 1e6 },
  bytes: { min: 0, max: 1e12 },
  months: { min: 0, max: 1200 },
};
