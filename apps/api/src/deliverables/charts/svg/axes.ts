import type { Axis, Reference } from "../chart-data.ts";
import { PAPER } from "../colours.ts";
import { textWidth } from "./letters.ts";
import type { Pen } from "./pen.ts";
import type { Place } from "./scale.ts";

/** The part of the page that values are placed in, px. */
export type Plot = { left: number; right: number; top: number; bottom: number };

/** Heights below and above a plot, in font sizes. */
export const BELOW_PLOT = 3.6;
export const ABOVE_PLOT = 2.1;

/** Vertical grid lines, the values under them, and the axis's title under these. */
export function drawXAxis(pen: Pen, axis: Axis, place: Place, { left, right, top, bottom }: Plot, size: number): void {
  for (const { value } of axis.ticks) {
    const x = place(value);
    pen.draw("line", { x1: x, x2: x, y1: top, y2: bottom, stroke: PAPER.line });
  }
  const style = { size, fill: PAPER.muted, anchor: "middle" } as const;
  for (const { value, label } of thinned(axis, place, size)) pen.write(label, place(value), bottom + size * 1.5, style);
  const width = textWidth(axis.title, size);
  const middle = Math.max(width / 2, Math.min((left + right) / 2, right - width / 2));
  pen.write(axis.title, middle, bottom + size * 3.1, style);
}

/** Horizontal grid lines with their values on the left; the title stands above, where it can be read. */
export function drawYAxis(pen: Pen, axis: Axis, place: Place, { left, right, top }: Plot, size: number): void {
  for (const { value, label } of axis.ticks) {
    const y = place(value);
    pen.draw("line", { x1: left, x2: right, y1: y, y2: y, stroke: PAPER.line });
    pen.write(label, left - size * 0.6, y + size * 0.35, { size, fill: PAPER.muted, anchor: "end" });
  }
  pen.write(axis.title, 0, top - size * 1.1, { size, fill: PAPER.muted });
}

/** Dashed lines with their texts: above the plot for values of x, right of it for values of y. */
export function drawReferences(
  pen: Pen,
  references: readonly Reference[],
  places: { x: Place; y?: Place },
  { left, right, top, bottom }: Plot,
  size: number,
): void {
  const line = { stroke: PAPER.text, "stroke-width": 1.25, "stroke-dasharray": "5 3" };
  for (const { axis, value, label } of references) {
    if (axis === "y") {
      const y = places.y?.(value) ?? top;
      pen.draw("line", { x1: left, x2: right, y1: y, y2: y, ...line });
      pen.write(label, right + size * 0.5, y + size * 0.35, { size, weight: 600 });
      continue;
    }
    const x = places.x(value);
    pen.draw("line", { x1: x, x2: x, y1: top - size * 0.4, y2: bottom, ...line });
    const width = textWidth(label, size, 600);
    const middle = Math.max(left + width / 2, Math.min(x, right - width / 2));
    pen.write(label, middle, top - size * 0.75, { size, anchor: "middle", weight: 600 });
  }
}

/** Ticks whose labels do not touch: every one, every second, and so on. */
function thinned({ ticks }: Axis, place: Place, size: number): Axis["ticks"] {
  for (let step = 1; step < ticks.length; step++) {
    const kept = ticks.filter((_, i) => i % step === 0);
    const touch = kept.some(({ value, label }, i) => {
      const next = kept[i + 1];
      if (!next) return false;
      const room = (textWidth(label, size) + textWidth(next.label, size)) / 2 + size * 0.8;
      return place(next.value) - place(value) < room;
    });
    if (!touch) return kept;
  }
  return ticks.slice(0, 1);
}
