"use client";
import { useFormatter } from "next-intl";
import type { IntervalDomain, IntervalRow } from "./prepare-intervals.ts";

type IntervalBarProps = { row: Extract<IntervalRow, { drawn: true }>; domain: IntervalDomain; axis?: boolean };

const share = (position: number) => `${position * 100}%`;

/** A point and its interval. The same figures stand beside it as text, so it is hidden from readers. */
export function IntervalBar({ row, domain, axis = false }: IntervalBarProps) {
  const { low, high, value } = row.position;
  const reference = domain.reference === null ? null : (domain.reference - domain.low) / (domain.high - domain.low);
  return (
    <div aria-hidden className="min-w-32">
      <div className="relative h-5">
        <div className="absolute inset-x-0 top-1/2 h-px bg-border" />
        {reference === null ? null : (
          <div
            className="absolute inset-y-0 border-l border-dashed border-muted-foreground/60"
            style={{ left: share(reference) }}
          />
        )}
        <div
          className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-foreground/28"
          style={{ left: share(low), width: share(high - low) }}
        />
        <div
          className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2 border-card bg-foreground"
          style={{ left: share(value) }}
        />
      </div>
      {axis ? <IntervalAxis domain={domain} /> : null}
    </div>
  );
}

export function IntervalAxis({ domain }: { domain: IntervalDomain }) {
  const format = useFormatter();
  const last = domain.ticks.length - 1;
  return (
    <div className="relative h-4 text-[11px] text-muted-foreground">
      {domain.ticks.map((tick, index) => (
        <span
          key={tick}
          className="absolute"
          style={{
            left: share((tick - domain.low) / (domain.high - domain.low)),
            transform: `translateX(${index === 0 ? "0" : index === last ? "-100%" : "-50%"})`,
          }}
        >
          {format.number(tick, { minimumFractionDigits: 2 })}
        </span>
      ))}
    </div>
  );
}
