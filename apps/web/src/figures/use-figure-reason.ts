"use client";
import { useTranslations } from "next-intl";

const known = [
  "NO_LABELS",
  "ONE_CLASS",
  "TOO_FEW_FOLDS",
  "NOT_SCORED",
  "NO_POSITIVES",
  "NO_NEGATIVES",
  "NO_PREDICTED_POSITIVES",
  "NO_PREDICTED_NEGATIVES",
  "NO_SPREAD",
  "TOO_FEW_FAMILIES",
  "BIASED_BY_RESAMPLING",
  "NOT_CALIBRATED",
  "NOT_PROBABILITIES",
  "SPREAD_ITSELF",
  "ONE_CLUSTER",
  "TOO_FEW_ROWS",
] as const;

/** Why a figure has no value or no interval, in the page's language; a code this page does not know is shown as it is. */
export function useFigureReason(): (code: string) => string {
  const t = useTranslations("figures.reasons");
  return (code) => {
    const reason = known.find((candidate) => candidate === code);
    return reason ? t(reason) : code;
  };
}
