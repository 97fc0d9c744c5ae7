"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { RangeSlider } from "../../components/ui/range-slider.tsx";

type ProbabilityRangeProps = { min: number; max: number; onCommit: (range: [number, number]) => void };

export function ProbabilityRange({ min, max, onCommit }: ProbabilityRangeProps) {
  const t = useTranslations("predictions");
  const format = useFormatter();
  const [range, setRange] = useState<[number, number]>([min, max]);
  const write = (value: number) => format.number(value, { minimumFractionDigits: 2 });
  return (
    <div className="flex h-9 items-center gap-3 rounded-md border border-input bg-card px-3 text-sm">
      <span className="text-muted-foreground">{t("probability")}</span>
      <div className="w-28">
        <RangeSlider
          value={range}
          onChange={setRange}
          onCommit={onCommit}
          lowLabel={t("lowest")}
          highLabel={t("highest")}
        />
      </div>
      <span className="w-21 text-right text-[13px] whitespace-nowrap">
        {write(range[0])}–{write(range[1])}
      </span>
    </div>
  );
}
