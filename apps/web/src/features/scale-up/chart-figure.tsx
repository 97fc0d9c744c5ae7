"use client";
import type { ComponentProps } from "react";
import { Card } from "../../components/ui/card.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";

type ChartFigureProps = Omit<ComponentProps<typeof ChartFrame>, "title" | "summary" | "className"> & {
  /** States the finding. */
  title: string;
  source: string;
};

/** A chart on its own card, with what it was computed from. */
export function ChartFigure({ title, caption, source, height = "h-72", ...frame }: ChartFigureProps) {
  return (
    <Card className="break-inside-avoid">
      <ChartFrame
        {...frame}
        className="p-5"
        title={<span className="text-[15px] font-semibold">{title}</span>}
        summary={title}
        height={height}
        caption={
          <>
            {caption} {source}
          </>
        }
      />
    </Card>
  );
}
