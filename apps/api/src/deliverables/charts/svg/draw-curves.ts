import type { CurvePoint, CurvesBody, Series } from "../chart-data.ts";
import { PAPER, TONE_COLOURS } from "../colours.ts";
import { ABOVE_PLOT, BELOW_PLOT, drawReferences, drawXAxis, drawYAxis, type Plot } from "./axes.ts";
import { textWidth } from "./letters.ts";
import type { Pen } from "./pen.ts";
import { type Place, placeOn } from "./scale.ts";

type Places = { x: Place; y: Place };

/** Lines with bands, or dots with bars both ways.
 *  @param height  of the plot alone, px
 *  @returns where the drawing ends, px from the top */
export function drawCurves(
  pen: Pen,
  body: CurvesBody,
  { width, height }: { width: number; height: number },
  top: number,
  size: number,
): number {
  const labels = body.y.ticks.map(({ label }) => textWidth(label, size));
  const sideLabels = body.references.filter(({ axis }) => axis === "y").map(({ label }) => label);
  const hasXReference = body.references.some(({ axis }) => axis === "x");
  const plotTop = top + size * ABOVE_PLOT * (hasXReference ? 1.8 : 1);
  const plot: Plot = {
    left: Math.max(...labels) + size * 0.8,
    right: width - Math.max(size, ...sideLabels.map((label) => textWidth(label, size, 600) + size * 0.5)),
    top: plotTop,
    bottom: plotTop + height,
  };
  const places: Places = {
    x: placeOn(body.x, plot.left, plot.right),
    y: placeOn(body.y, plot.bottom, plot.top),
  };
  drawXAxis(pen, body.x, places.x, plot, size);
  drawYAxis(pen, body.y, places.y, hasXReference ? { ...plot, top: top + size * ABOVE_PLOT } : plot, size);
  for (const series of body.series) if (series.joined !== "no") drawBand(pen, series, places);
  for (const [i, series] of body.series.entries()) {
    // Smaller and smaller: plans that cost and miss alike show as rings around one another.
    if (series.joined === "no") drawDots(pen, series, places, size, size * Math.max(0.2, 0.5 - 0.11 * i));
    else drawLine(pen, series, places, size);
  }
  drawReferences(pen, body.references, places, plot, size);
  return plot.bottom + BELOW_PLOT * size;
}

/** The points of a line, or the corners of its steps. */
function cornersOf(points: readonly CurvePoint[], { joined }: Series, value: (point: CurvePoint) => number) {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    const corner: [number, number][] = joined === "steps" && before ? [[point.x, value(before)]] : [];
    return [...corner, [point.x, value(point)] as [number, number]];
  });
}

function drawBand(pen: Pen, series: Series, { x, y }: Places): void {
  const { points, tone } = series;
  if (points.every(({ low, high }) => low === high)) return;
  const upper = cornersOf(points, series, ({ high }) => high);
  const lower = cornersOf(points, series, ({ low }) => low).reverse();
  const outline = [...upper, ...lower].map(([px, py]) => `${round(x(px))},${round(y(py))}`);
  pen.draw("polygon", { points: outline.join(" "), fill: TONE_COLOURS[tone], "fill-opacity": 0.16 });
}

/** In pieces: dashed where it is not certified. Points of few are marked. */
function drawLine(pen: Pen, series: Series, { x, y }: Places, size: number): void {
  const { points, tone } = series;
  const colour = TONE_COLOURS[tone];
  let from = 0;
  for (let i = 1; i <= points.length; i++) {
    if (i < points.length && points[i].solid === points[from].solid) continue;
    const piece = points.slice(from, Math.min(i + 1, points.length));
    const corners = cornersOf(piece, series, (point) => point.y);
    const line = corners.map(([px, py]) => `${round(x(px))},${round(y(py))}`).join(" ");
    const dash = points[from].solid ? undefined : "1.5 3";
    const stroke = { stroke: colour, "stroke-width": size * 0.16, "stroke-linejoin": "round" };
    pen.draw("polyline", { points: line, fill: "none", ...stroke, "stroke-dasharray": dash });
    from = i;
  }
  if (series.joined === "line")
    for (const point of points)
      pen.draw("circle", { cx: x(point.x), cy: y(point.y), r: size * 0.3, fill: colour, stroke: PAPER.background });
}

function drawDots(pen: Pen, { points, tone }: Series, { x, y }: Places, size: number, r: number): void {
  const colour = TONE_COLOURS[tone];
  const bar = { stroke: colour, "stroke-width": size * 0.14, "stroke-opacity": 0.3, "stroke-linecap": "round" };
  for (const { x: px, y: py, low, high, xLow, xHigh } of points) {
    pen.draw("line", { x1: x(px), x2: x(px), y1: y(low), y2: y(high), ...bar });
    if (xLow !== null && xHigh !== null) pen.draw("line", { x1: x(xLow), x2: x(xHigh), y1: y(py), y2: y(py), ...bar });
  }
  for (const { x: px, y: py, solid } of points) {
    const fill = solid ? colour : "none";
    pen.draw("circle", { cx: x(px), cy: y(py), r, fill, stroke: colour, "stroke-width": 1.75 });
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
