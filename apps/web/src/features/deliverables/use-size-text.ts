"use client";
import { useFormatter, useTranslations } from "next-intl";

/** A file's size in powers of 1000. */
export function useSizeText(): (bytes: number) => string {
  const t = useTranslations("deliverables.size");
  const format = useFormatter();
  const short = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  return (bytes) => {
    if (bytes < 1000) return t("bytes", { value: short(bytes) });
    return bytes < 1e6 ? t("kilobytes", { value: short(bytes / 1000) }) : t("megabytes", { value: short(bytes / 1e6) });
  };
}
