import type { InputId } from "./scenario.ts";

/** What an input can be: above 0, 0 or more, a share in 0..1, or one that is not everything. */
export type Domain = "positive" | "nonNegative" | "share" | "shareBelowOne";

export const DOMAINS: Record<InputId, Domain> = {
  ...{ nImages: "positive", budgetEuro: "positive" },
  ...{ pilotBudgetEuro: "positive", pilotImages: "positive", pilotLabels: "positive" },
  ...{ imagesPerSecond: "positive", predictionsPerSecond: "positive", retryShare: "share" },
  ...{ machineHourEuro: "positive", imageBytes: "positive", embeddingValues: "positive" },
  ...{ storageGbMonthEuro: "positive", storageMonths: "nonNegative" },
  ...{ expertSeconds: "positive", expertHourEuro: "positive", readerMissRate: "shareBelowOne" },
  ...{ engineeringEuro: "nonNegative", hostingEuro: "nonNegative", complianceEuro: "nonNegative" },
  prevalence: "share",
};

/** Amounts beyond these are slips of the keyboard, and could overflow when multiplied. */
export const SMALLEST = 1e-12;
export const LARGEST = 1e15;

/** Readers who miss more than this read nothing, and no audit of theirs bounds anything. */
export const LARGEST_BELOW_ONE = 0.99;

export function isInDomain(domain: Domain, value: number): boolean {
  if (domain === "share") return value >= 0 && value <= 1;
  if (domain === "shareBelowOne") return value >= 0 && value <= LARGEST_BELOW_ONE;
  return value <= LARGEST && (domain === "positive" ? value >= SMALLEST : value >= 0);
}
