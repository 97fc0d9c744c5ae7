"use client";
import { useFormatter } from "next-intl";
import { classColour } from "../../classes/image-class.ts";
import type { Decision } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";

type ProbabilityBarProps = { probability: number | null; decision: Decision; wide?: boolean };

/** P(labelled cancer) as a place between 0 and 1, and as a number. A dash when there is none. */
export function ProbabilityBar({ probability, decision, wide = false }: ProbabilityBarProps) {
  const format = useFormatter();
  if (probability === null) return <span className="text-muted-foreground">—</span>;
  return (
    <span className="flex items-center gap-3">
      <span className="w-12 text-right">
        {format.number(probability, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
      </span>
      <span aria-hidden className={cn("relative h-1 rounded-full bg-border", wide ? "flex-1" : "w-24")}>
        <span
          className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2 border-card"
          style={{ left: `${probability * 100}%`, background: classColour[decision] }}
        />
      </span>
    </span>
  );
}
