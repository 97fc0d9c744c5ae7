"use client";
import { useFormatter } from "next-intl";

/** 0 to 100 %, under bars of the same width. */
export function ShareAxis({ ticks }: { ticks: readonly number[] }) {
  const format = useFormatter();
  const last = ticks.length - 1;
  return (
    <div className="relative h-4 text-[11px] whitespace-nowrap text-muted-foreground">
      {ticks.map((tick, index) => (
        <span
          key={tick}
          className="absolute"
          style={{
            left: `${tick * 100}%`,
            transform: `translateX(${index === 0 ? "0" : index === last ? "-100%" : "-50%"})`,
          }}
        >
          {format.number(tick, { style: "percent" })}
        </span>
      ))}
    </div>
  );
}
