"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ClassMark } from "../../classes/class-mark.tsx";
import type { HistogramBin } from "./prepare-probability-histogram.ts";

const parts = [
  { decision: "NORMAL", key: "normal" },
  { decision: "REVIEW", key: "review" },
  { decision: "CANCER", key: "cancer" },
] as const;

/** What one bar holds. */
export function HistogramTip({ bin }: { bin: HistogramBin }) {
  const t = useTranslations("histogram");
  const tDecision = useTranslations("classes.decision");
  const format = useFormatter();
  const write = (value: number) => format.number(value, { minimumFractionDigits: 2 });
  return (
    <div className="grid gap-1 rounded-md border bg-popover px-3 py-2 text-xs shadow-lg">
      <p className="font-medium">{t("range", { low: write(bin.low), high: write(bin.high) })}</p>
      {parts.map(({ decision, key }) =>
        bin[key] > 0 ? (
          <p key={key} className="flex items-center gap-1.5">
            <ClassMark of={decision} size={8} />
            <span className="flex-1">{tDecision(decision)}</span>
            <span className="ml-3 font-medium">{format.number(bin[key])}</span>
          </p>
        ) : null,
      )}
      {bin.total === 0 ? <p className="text-muted-foreground">0</p> : null}
    </div>
  );
}
