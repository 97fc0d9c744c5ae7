import type { Chart } from "../chart-data.ts";
import { PAPER, TONE_COLOURS } from "../colours.ts";
import { drawCurves } from "./draw-curves.ts";
import { drawIntervals } from "./draw-intervals.ts";
import { drawSwings, SWING_COLOURS } from "./draw-swings.ts";
import { textWidth, wrapText } from "./letters.ts";
import { createPen, escapeXml, type Letters, type Pen } from "./pen.ts";

export type Drawing = { svg: string; widthPx: number; heightPx: number };

type Options = {
  widthPx: number;
  /** Of values and names; title and caption follow from it. */
  fontSizePx: number;
  letters: Letters;
  /** Of the plot of a chart of curves, a share of the width. */
  curveHeightShare?: number;
  /** Title, reading and source in the picture; false where the page around it says them. */
  framed: boolean;
};

/** A prepared chart as SVG. It decides nothing: what is said and in which order comes with the chart.
 *  Same chart and options, same bytes. */
export function drawChart(
  chart: Chart,
  { widthPx, fontSizePx, letters, framed, curveHeightShare = 0.4 }: Options,
): Drawing {
  const pen = createPen(letters);
  const margin = framed ? fontSizePx * 2 : 0;
  const width = widthPx - 2 * margin;
  let y = margin;
  if (framed) {
    y = writeLines(pen, chart.title, width, y, { size: fontSizePx * 1.6, weight: 600 });
    y = writeLines(pen, chart.reading, width, y + fontSizePx * 0.4, { size: fontSizePx, fill: PAPER.muted });
    y += fontSizePx * 0.8;
  }
  y = drawLegend(pen, legendOf(chart), width, y, fontSizePx);
  y = drawBody(pen, chart, { width, height: width * curveHeightShare }, y, fontSizePx);
  if (framed)
    y = writeLines(pen, chart.source, width, y + fontSizePx * 0.4, { size: fontSizePx * 0.85, fill: PAPER.muted });
  const heightPx = Math.ceil(y + margin * 0.8);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img">`;
  const said = `<title>${escapeXml(chart.title)}</title>\n<desc>${escapeXml(`${chart.reading} ${chart.source}`)}</desc>`;
  const paper = framed ? `<rect width="100%" height="100%" fill="${PAPER.background}"/>\n` : "";
  const svg = `${head}\n${said}\n${paper}<g transform="translate(${margin} 0)">\n${pen.svg()}\n</g>\n</svg>\n`;
  return { svg, widthPx, heightPx };
}

function drawBody(
  pen: Pen,
  { body }: Chart,
  { width, height }: { width: number; height: number },
  top: number,
  size: number,
): number {
  switch (body.kind) {
    case "intervals":
      return drawIntervals(pen, body, width, top, size);
    case "curves":
      return drawCurves(pen, body, { width, height }, top, size);
    case "swings":
      return drawSwings(pen, body, width, top, size);
  }
}

type LegendItem = { colour: string; label: string };

function legendOf({ body }: Chart): LegendItem[] {
  switch (body.kind) {
    case "intervals":
      return body.legend.map(({ tone, label }) => ({ colour: TONE_COLOURS[tone], label }));
    case "curves":
      return body.series.map(({ tone, label }) => ({ colour: TONE_COLOURS[tone], label }));
    case "swings":
      return [
        { colour: SWING_COLOURS.low, label: body.legend.low },
        { colour: SWING_COLOURS.high, label: body.legend.high },
      ];
  }
}

/** @returns where the legend ends; it wraps where the line is full */
function drawLegend(pen: Pen, items: readonly LegendItem[], width: number, top: number, size: number): number {
  if (items.length < 2) return top;
  let [x, y] = [0, top + size];
  for (const { colour, label } of items) {
    const needed = size * 1.1 + textWidth(label, size);
    if (x > 0 && x + needed > width) [x, y] = [0, y + size * 1.6];
    pen.draw("rect", { x, y: y - size * 0.75, width: size * 0.75, height: size * 0.75, rx: 2, fill: colour });
    pen.write(label, x + size * 1.1, y, { size });
    x += needed + size * 1.8;
  }
  return y + size;
}

type LineStyle = { size: number; weight?: 400 | 600; fill?: string };

/** @returns the bottom of the last line */
function writeLines(pen: Pen, text: string, width: number, top: number, style: LineStyle): number {
  const lines = wrapText(text, width, style.size, style.weight);
  for (const [i, line] of lines.entries()) pen.write(line, 0, top + style.size * (1 + i * 1.35), style);
  return top + style.size * (1.35 * lines.length);
}
