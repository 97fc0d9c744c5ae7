"use client";
import { useFormatter } from "next-intl";
import type { DifferenceRow } from "./prepare-differences.ts";

const share = (position: number) => `${position * 100}%`;

/** A difference with its interval and its folds, no difference in the middle. The same figures stand beside it as text. */
export function DifferenceBar({ position }: { position: NonNullable<DifferenceRow<object>["position"]> }) {
  const { value, low, high, folds } = position;
  return (
    <div aria-hidden className="relative h-7 min-w-40">
      <div className="absolute inset-x-0 top-1/2 h-px bg-border" />
      <div className="absolute inset-y-0 left-1/2 border-l border-dashed border-muted-foreground/60" />
      {folds.map((fold, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: folds have no other name, and never change places.
          key={at}
          className="absolute size-1.5 -translate-x-1/2 rounded-full bg-muted-foreground/35"
          style={{ left: share(fold), top: at % 2 === 0 ? "12%" : "68%" }}
        />
      ))}
      <div
        className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-foreground/28"
        style={{ left: share(low), width: share(high - low) }}
      />
      <div
        className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2 border-card bg-foreground"
        style={{ left: share(value) }}
      />
    </div>
  );
}

export function DifferenceAxis({ ticks }: { ticks: readonly number[] }) {
  const format = useFormatter();
  const places = ["0%", "50%", "100%"];
  const shifts = ["0", "-50%", "-100%"];
  return (
    <div className="relative h-4 text-[11px] text-muted-foreground">
      {ticks.map((tick, at) => (
        <span key={tick} className="absolute" style={{ left: places[at], transform: `translateX(${shifts[at]})` }}>
          {format.number(tick, { signDisplay: "exceptZero" }).replace("-", "\u2212")}
        </span>
      ))}
    </div>
  );
}
