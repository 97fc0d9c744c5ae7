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
  "silhouette",
  "adjustedRandIndex",
  "inertia",
] as const;

/** A figure's name in the page's language; one this page does not know keeps its id. */
export function useFigureName(): (id: string) => string {
  const t = useTranslations("figures.names");
  return (id) => {
    const name = known.find((candidate) => candidate === id);
    return name ? t(name) : id;
  };
}
