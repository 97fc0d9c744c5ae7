import type { FigureFieldsFragment } from "../generated/graphql.ts";

/** A value placed on a shared axis. Without an interval it is not drawn: the text beside it says why. */
export type IntervalRow =
  | {
      id: string;
      drawn: true;
      value: number;
      low: number;
      high: number;
      position: { value: number; low: number; high: number };
    }
  | { id: string; drawn: false };

export type IntervalDomain = { low: number; high: number; ticks: number[]; reference: number | null };

type Entry = { id: string; figure: FigureFieldsFragment | null };

/** Puts areas under the ROC curve on one axis from 0.5, or lower when an interval reaches below, to 1.
 *  Positions are shares of the axis, 0 to 1. */
export function prepareIntervals(entries: readonly Entry[]): {
  rows: IntervalRow[];
  domain: IntervalDomain;
  undrawn: number;
} {
  const lowest = Math.min(0.5, ...entries.map(({ figure }) => figure?.interval?.low ?? 0.5));
  // A quarter step below an interval that crosses chance keeps its end visible.
  const low = lowest < 0.5 ? Math.max(0, Math.floor(lowest * 4) / 4) : 0.5;
  const place = (value: number) => Math.min(1, Math.max(0, (value - low) / (1 - low)));
  const rows = entries.map(({ id, figure }): IntervalRow => {
    if (!figure?.interval || figure.value == null) return { id, drawn: false };
    const { value, interval } = figure;
    return {
      id,
      drawn: true,
      value,
      low: interval.low,
      high: interval.high,
      position: { value: place(value), low: place(interval.low), high: place(interval.high) },
    };
  });
  const ticks: number[] = [];
  for (let tick = low; tick <= 1; tick += 0.25) ticks.push(tick);
  return {
    rows,
    domain: { low, high: 1, ticks, reference: low < 0.5 ? 0.5 : null },
    undrawn: rows.filter((row) => !row.drawn).length,
  };
}
