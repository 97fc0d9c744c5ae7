"use client";
import { useTranslations } from "next-intl";
import { stages } from "./stages.ts";

/** The stage in words. A stage this page does not know yet is shown as the API names it. */
export function useStageName(): (stage: string | null | undefined) => string {
  const t = useTranslations("runs.stages");
  return (stage) => {
    if (stage == null) return t("START");
    const known = stages.find((candidate) => candidate === stage);
    return known ? t(known) : stage;
  };
}
