"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Layer, PredictionRowFragment } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";
import { PredictionRow, rowHeightPx } from "./prediction-row.tsx";
import { SortHeader } from "./sort-header.tsx";

type PredictionsTableProps = {
  rows: PredictionRowFragment[];
  /** What the rows' cluster numbers count in. */
  clustering: { layer: Layer; nClusters: number } | null;
  /** Whether the study has a best experiment; null when it is not known. */
  trained: boolean | null;
  more: boolean;
  stale: boolean;
  onMore: () => void;
};

/** Draws only the rows in sight and reads the next page before the reader gets there. */
export function PredictionsTable({ rows, clustering, trained, more, stale, onMore }: PredictionsTableProps) {
  const t = useTranslations("predictions");
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    if (body.current) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeightPx,
    overscan: 10,
    scrollMargin: offset,
  });
  const items = virtual.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  useEffect(() => {
    if (more && (last?.index ?? 0) >= rows.length - 30) onMore();
  }, [more, last?.index, rows.length, onMore]);

  return (
    <div className="rounded-xl border bg-card shadow-card">
      <table
        aria-label={t("title")}
        aria-rowcount={more ? -1 : rows.length + 1}
        aria-busy={stale}
        className={cn("w-full table-fixed border-collapse text-[13px] transition-opacity", stale && "opacity-50")}
      >
        <thead className="text-xs text-muted-foreground">
          <tr>
            <th scope="col" className="w-19 border-b">
              <span className="sr-only">{t("image")}</span>
            </th>
            <SortHeader field="PATH">{t("path")}</SortHeader>
            <SortHeader className="hidden w-38 md:table-cell">{t("label")}</SortHeader>
            <SortHeader className="hidden w-32 sm:table-cell">{t("decision")}</SortHeader>
            <SortHeader field="PROBABILITY" className="w-24 sm:w-50">
              <span className="sm:hidden">{t("probability")}</span>
              <span className="hidden sm:inline">{t("probabilityLong")}</span>
            </SortHeader>
            <SortHeader field="CERTAINTY" className="hidden w-28 lg:table-cell">
              {t("certainty")}
            </SortHeader>
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap heightPx={first ? first.start - offset : 0} />
          {items.map((item) => (
            <PredictionRow
              key={rows[item.index].image.id}
              row={rows[item.index]}
              clustering={clustering}
              trained={trained}
              index={item.index}
            />
          ))}
          <Gap heightPx={last ? virtual.getTotalSize() - (last.end - offset) : 0} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows out of sight. */
function Gap({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden style={{ height: heightPx }} /> : null;
}
