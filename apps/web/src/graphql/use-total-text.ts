"use client";
import { useFormatter, useTranslations } from "next-intl";

export type Total = { totalCount: number; totalCountExact: boolean };

/** How many there are in all, in words where they were not counted to the end. */
export function useTotalText(): (total: Total) => string {
  const t = useTranslations("common");
  const format = useFormatter();
  return ({ totalCount, totalCountExact }) =>
    totalCountExact ? format.number(totalCount) : t("moreThan", { n: format.number(totalCount) });
}
