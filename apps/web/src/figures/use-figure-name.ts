"use client";
import { useTranslations } from "next-intl";

const known = [
  "rocAuc",
  "f1",
  "recall",
  "precision",
  "specificity",
  "accuracy",
  "logLoss",
  "brier",
  "averagePrecision",
  "balancedAccuracy",
  "f1Macro",
  "f2",
  "mcc",
  "ece",
  "eceIfCalibrated",
  "brierRaw",
  "eceRaw",
  "recallAtTarget",
  "specificityAtTarget",
  "costPerImage",
  "aucStandardError",
  "silhouette",
  "bic",
  "stability",
  "inertia",
  "daviesBouldin",
  "calinskiHarabasz",
  "adjustedMutualInformation",
  "fowlkesMallows",
  "adjustedRandIndex",
  "vMeasure",
] as const;

/** A figure's name in the page's language; one this page does not know keeps its id. */
export function useFigureName(): (id: string) => string {
  const t = useTranslations("figures.names");
  return (id) => {
    const name = known.find((candidate) => candidate === id);
    return name ? t(name) : id;
  };
}
