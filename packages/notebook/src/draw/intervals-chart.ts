import type { Estimate } from "../estimate.ts";
import type { Language } from "../study-report.ts";
import { COLORS, type ColorName, colorOf } from "./colors.ts";
import { type Axis, frame, type Legend, px, roomFor, scaleOver, TOP, text, WIDTH, xAxis } from "./frame.ts";

/** A line of the chart. `low` and `high` are null where the value has no spread; without a value they are a bar. */
export type IntervalRow = Estimate & {
  name: string;
  color?: ColorName;
};

export type IntervalsChart = {
  title: string;
  x: Axis;
  rows: readonly IntervalRow[];
  /** A value to hold the others against, drawn dashed. */
  reference?: number;
  legend?: Legend;
};

const ROW = 26;

/** Values with their intervals, one below the other. */
export function intervalsChart({ title, x, rows, reference, legend = [] }: IntervalsChart, language: Language): string {
  const left = Math.min(330, roomFor(rows.map((row) => row.name)));
  const bottom = TOP + ROW * rows.length + 6;
  const values = rows.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== null));
  const scale = scaleOver([...values, ...(reference === undefined ? [] : [reference])], x, [left, WIDTH - 24]);
  const lines = rows.map((row, at) => drawRow(row, TOP + ROW * at + ROW / 2 + 3, left, scale));
  const dashed =
    reference === undefined
      ? ""
      : `<path d="M${px(scale(reference))} ${TOP}V${bottom}" stroke="${COLORS.ink}" stroke-dasharray="4 3"/>`;
  return frame(bottom + 50, title, legend, xAxis(scale, x, bottom, language) + dashed + lines.join(""));
}

function drawRow(
  { name, value, low, high, color = "ink" }: IntervalRow,
  y: number,
  left: number,
  scale: (value: number) => number,
): string {
  const fill = colorOf(color, 0);
  const label = text(left - 10, y + 4, name, { "text-anchor": "end" });
  const spread =
    low === null || high === null
      ? ""
      : `<path d="M${px(scale(low))} ${px(y)}H${px(scale(high))}" stroke="${fill}" stroke-width="${value === null ? 12 : 2}"/>`;
  const dot = value === null ? "" : `<circle cx="${px(scale(value))}" cy="${px(y)}" r="4.5" fill="${fill}"/>`;
  return label + spread + dot;
}
