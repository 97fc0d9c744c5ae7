"use client";
import { useFormatter, useTranslations } from "next-intl";
import { splitDuration } from "./duration.ts";

/** Writes milliseconds as "1 h 2 min", "3 min 20 s", "8 s" in the page's language. */
export function useDurationText(): (durationMs: number) => string {
  const t = useTranslations("runs");
  const format = useFormatter();
  return (durationMs) => {
    const { hours, minutes, seconds } = splitDuration(durationMs);
    if (hours > 0) return t("hoursMinutes", { hours: format.number(hours), minutes: format.number(minutes) });
    if (minutes > 0) return t("minutesSeconds", { minutes: format.number(minutes), seconds: format.number(seconds) });
    return t("seconds", { seconds: format.number(seconds) });
  };
}
