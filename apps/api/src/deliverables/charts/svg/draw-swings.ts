import type { SwingsBody } from "../chart-data.ts";
import { PAPER, TONE_COLOURS } from "../colours.ts";
import { ABOVE_PLOT, BELOW_PLOT, drawReferences, drawXAxis, type Plot } from "./axes.ts";
import { textWidth, wrapText } from "./letters.ts";
import type { Pen } from "./pen.ts";
import { placeOn } from "./scale.ts";

const NAMES_SHARE_MAX = 0.34;

/** The two ends of a swing, told apart by lightness too. */
export const SWING_COLOURS = { low: TONE_COLOURS.unlabelled, high: TONE_COLOURS.ink } as const;

/** A tornado: bars to either side of the total at the medians, each end with its input's value.
 *  @returns where the drawing ends, px from the top */
export function drawSwings(pen: Pen, body: SwingsBody, width: number, top: number, size: number): number {
  const names = body.rows.map(({ label }) => wrapText(label, width * NAMES_SHARE_MAX, size));
  const namesWidth = Math.max(...names.flat().map((line) => textWidth(line, size)));
  const endsWidth = Math.max(...body.rows.flatMap((row) => [row.lowText, row.highText]).map((t) => textWidth(t, size)));
  const heights = names.map((lines) => size * (1.2 + 1.25 * lines.length));
  const plotTop = top + (body.references.length > 0 ? ABOVE_PLOT * size : size * 0.4);
  const plot: Plot = {
    left: namesWidth + endsWidth + size * 2.4,
    right: width - endsWidth - size,
    top: plotTop,
    bottom: plotTop + heights.reduce((sum, height) => sum + height, 0),
  };
  const x = placeOn(body.x, plot.left, plot.right);
  drawXAxis(pen, body.x, x, plot, size);
  const base = x(body.base);
  let y = plotTop;
  body.rows.forEach((row, i) => {
    const middle = y + heights[i] / 2;
    names[i].forEach((line, j) => {
      const offset = (j - (names[i].length - 1) / 2) * 1.25 + 0.35;
      pen.write(line, namesWidth, middle + offset * size, { size, anchor: "end" });
    });
    const [low, high] = [x(row.atLow), x(row.atHigh)];
    for (const [end, fill] of [[low, SWING_COLOURS.low] as const, [high, SWING_COLOURS.high] as const])
      pen.draw("rect", {
        ...{ x: Math.min(base, end), width: Math.abs(end - base), y: middle - size * 0.55, height: size * 1.1, fill },
      });
    const lowLeft = low <= high;
    const baseline = middle + size * 0.35;
    const left = Math.min(low, high, base) - size * 0.5;
    const right = Math.max(low, high, base) + size * 0.5;
    pen.write(lowLeft ? row.lowText : row.highText, left, baseline, { size, fill: PAPER.muted, anchor: "end" });
    pen.write(lowLeft ? row.highText : row.lowText, right, baseline, { size, fill: PAPER.muted });
    y += heights[i];
  });
  pen.draw("line", { x1: base, x2: base, y1: plot.top, y2: plot.bottom, stroke: PAPER.text, "stroke-width": 1.25 });
  drawReferences(pen, body.references, { x }, plot, size);
  return plot.bottom + BELOW_PLOT * size;
}
