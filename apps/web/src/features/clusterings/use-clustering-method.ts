"use client";
import { useTranslations } from "next-intl";

/** The method's name in the page's language; one this page does not know yet keeps its id. */
export function useClusteringMethod(): (id: string) => string {
  const t = useTranslations("clusterings.methods");
  return (id) => (id === "kMeans" ? t(id) : id);
}
