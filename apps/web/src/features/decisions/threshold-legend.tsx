"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Threshold } from "./prepare-probability-histogram.ts";
import { thresholdDigits } from "./threshold-digits.ts";
import { thresholdDash, thresholdMark } from "./threshold-look.ts";

/** What each line of the histogram means. */
export function ThresholdLegend({ thresholds }: { thresholds: readonly Threshold[] }) {
  const t = useTranslations("histogram");
  const format = useFormatter();
  if (thresholds.length === 0) return null;
  return (
    <ul className="grid gap-1 text-xs leading-relaxed text-muted-foreground">
      {thresholds.map(({ kind, at }) => (
        <li key={kind} className="flex gap-2">
          <svg width="10" height="20" viewBox="-5 -5 10 20" aria-hidden className="shrink-0 text-foreground">
            <path d={thresholdMark[kind]} fill="currentColor" />
            <path d="M0 5v10" stroke="currentColor" strokeWidth="1.5" strokeDasharray={thresholdDash[kind]} />
          </svg>
          <span>
            {t(kind, {
              at: format.number(at, { minimumFractionDigits: 3, maximumFractionDigits: thresholdDigits(at) }),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
