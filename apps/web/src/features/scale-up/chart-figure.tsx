"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import type { ChartData } from "../../figures/chart-csv.ts";
import { ChartExport } from "../../figures/chart-export.tsx";

type ChartFigureProps = {
  /** States the finding. */
  title: string;
  caption: string;
  source: string;
  /** The chart's figures as a table, for those who read them exactly or cannot see them drawn. */
  table: ReactNode;
  /** Of the files it is saved as, without their ending. */
  name: string;
  /** Its figures as they were computed. */
  data: ChartData;
  axis?: string;
  height?: string;
  children: ReactNode;
};

/** A chart as it can stand on a slide. */
export function ChartFigure({
  title,
  caption,
  source,
  table,
  name,
  data,
  axis,
  height = "h-72",
  children,
}: ChartFigureProps) {
  const t = useTranslations("scaleUp.charts");
  return (
    <Card className="break-inside-avoid">
      <figure className="grid gap-3 p-5">
        <div className="flex items-start justify-between gap-3">
          <h3 className="text-[15px] leading-snug font-semibold tracking-tight text-balance">{title}</h3>
          <ChartExport name={name} data={data} />
        </div>
        <div role="img" aria-label={title} className={height}>
          {children}
        </div>
        {axis ? (
          <p aria-hidden className="text-center text-[11px] text-muted-foreground">
            {axis}
          </p>
        ) : null}
        <figcaption className="text-xs leading-relaxed text-muted-foreground">
          {caption} {source}
        </figcaption>
        <div className="print:hidden">
          <Expander title={<span className="text-[13px]">{t("table")}</span>}>{table}</Expander>
        </div>
      </figure>
    </Card>
  );
}
