import type { IntervalRow, IntervalsBody } from "../chart-data.ts";
import { PAPER, TONE_COLOURS } from "../colours.ts";
import { ABOVE_PLOT, BELOW_PLOT, drawReferences, drawXAxis, type Plot } from "./axes.ts";
import { textWidth, wrapText } from "./letters.ts";
import type { Pen } from "./pen.ts";
import { placeOn } from "./scale.ts";

/** Of the width, for the names on the left. */
const NAMES_SHARE_MAX = 0.4;

/** Dots with bars, one row each: name, interval, value as printed.
 *  @returns where the drawing ends, px from the top */
export function drawIntervals(pen: Pen, body: IntervalsBody, width: number, top: number, size: number): number {
  const namesMax = width * NAMES_SHARE_MAX;
  const names = body.rows.map(({ label, marked }) => wrapText(label, namesMax, size, marked ? 600 : 400));
  const namesWidth = Math.max(
    ...names.flatMap((lines, i) => lines.map((line) => textWidth(line, size, body.rows[i].marked ? 600 : 400))),
  );
  const textsWidth = Math.max(...body.rows.map(({ text, marked }) => textWidth(text, size, marked ? 600 : 400)));
  const heights = names.map((lines) => size * (1.1 + 1.25 * lines.length));
  const plotTop = top + (body.references.length > 0 ? ABOVE_PLOT * size : size * 0.4);
  const plot: Plot = {
    left: namesWidth + size * 1.6,
    right: width - textsWidth - size * 1.6,
    top: plotTop,
    bottom: plotTop + heights.reduce((sum, height) => sum + height, 0),
  };
  const x = placeOn(body.x, plot.left, plot.right);
  drawXAxis(pen, body.x, x, plot, size);
  drawReferences(pen, body.references, { x }, plot, size);
  let y = plotTop;
  body.rows.forEach((row, i) => {
    const middle = y + heights[i] / 2;
    const weight = row.marked ? 600 : 400;
    names[i].forEach((line, j) => {
      const offset = (j - (names[i].length - 1) / 2) * 1.25 + 0.35;
      pen.write(line, namesWidth, middle + offset * size, { size, weight, anchor: "end" });
    });
    drawMark(pen, row, x, middle, size);
    pen.write(row.text, plot.right + size * 1.6, middle + size * 0.35, { size, weight });
    y += heights[i];
  });
  return plot.bottom + BELOW_PLOT * size;
}

function drawMark(pen: Pen, row: IntervalRow, x: (value: number) => number, y: number, size: number): void {
  const colour = TONE_COLOURS[row.tone];
  if (row.low !== null && row.high !== null) {
    const bar = { x1: x(row.low), x2: x(row.high), y1: y, y2: y, stroke: colour };
    pen.draw("line", { ...bar, "stroke-width": size * 0.24, "stroke-linecap": "round", "stroke-opacity": 0.45 });
  }
  const r = size * (row.marked ? 0.46 : 0.38);
  const fill = row.marked ? colour : PAPER.background;
  pen.draw("circle", { cx: x(row.value), cy: y, r, fill, stroke: colour, "stroke-width": 1.75 });
}
