"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { CategoryName } from "./prepare-map.ts";

export function useCategoryName(): (name: CategoryName) => string {
  const t = useTranslations("map.category");
  const tLabel = useTranslations("classes.label");
  const tDecision = useTranslations("classes.decision");
  const format = useFormatter();
  return (name) => {
    switch (name.kind) {
      case "label":
        return tLabel(name.label ?? "UNLABELLED");
      case "decision":
        return name.decision ? tDecision(name.decision) : t("noDecision");
      case "noProbability":
        return t("noProbability");
      case "probability":
        return `${format.number(name.from, { minimumFractionDigits: 1 })}–${format.number(name.to, { minimumFractionDigits: 1 })}`;
      case "cluster":
        return name.index === null ? t("noCluster") : t("cluster", { index: String(name.index + 1) });
    }
  };
}
