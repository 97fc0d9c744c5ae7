"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Expander } from "../components/ui/expander.tsx";
import { cn } from "../style/cn.ts";
import type { ChartData } from "./chart-csv.ts";
import { ChartExport } from "./chart-export.tsx";

type ChartFrameProps = {
  /** Names what is drawn, or states the finding. */
  title: ReactNode;
  /** What the plot shows, for those who cannot see it drawn. Left out where its text is in the plot itself. */
  summary?: string;
  /** With n, and what intervals are. */
  caption: ReactNode;
  /** Of the horizontal axis, with its unit. */
  axis?: string;
  /** Which mark stands for what. */
  legend?: ReactNode;
  /** The figures as a table, for those who read them exactly. Left out where they stand in the plot as text. */
  table?: ReactNode;
  /** Of the files it is saved as, without their ending. */
  name: string;
  /** Its figures as they were computed. */
  data: ChartData;
  /** A class: charts fill the height that they are given. */
  height?: string;
  className?: string;
  children: ReactNode;
};

/** A chart as it can stand on a slide: what is saved is all that is read here. */
export function ChartFrame(props: ChartFrameProps) {
  const t = useTranslations("figures");
  const { title, summary, caption, axis, legend, table, name, data, height, className, children } = props;
  return (
    <figure className={cn("relative grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5", className)}>
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-sm leading-snug font-medium tracking-tight text-balance">{title}</h3>
        <ChartExport name={name} data={data} />
      </div>
      {legend}
      {summary ? (
        <div role="img" aria-label={summary} className={height}>
          {children}
        </div>
      ) : (
        <div className={height}>{children}</div>
      )}
      {axis ? (
        <p aria-hidden className="text-center text-[11px] text-muted-foreground">
          {axis}
        </p>
      ) : null}
      {caption ? (
        <figcaption className="max-w-3xl text-xs leading-relaxed text-muted-foreground">{caption}</figcaption>
      ) : null}
      {table ? (
        <div className="print:hidden">
          <Expander title={<span className="text-[13px]">{t("table")}</span>}>{table}</Expander>
        </div>
      ) : null}
    </figure>
  );
}
