import type { Language } from "../../../messages/message.ts";
import type { Ends, PointChart, PointSeries } from "./chart.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import { hiddenAxis, line, type Margins, plotLayout, valueAxis } from "./chart-style.ts";
import type { Box } from "./deck.ts";
import { solidFill } from "./text-xml.ts";
import { emu } from "./xml.ts";

const X_AXIS = 211;
const Y_AXIS = 212;

const INTERVALS: Record<Language, string> = { en: "interval", fr: "intervalle" };

/** Points about the inner plot; `below`: whether the x axis has a title. */
export function pointMargins(chart: Pick<PointChart, "y">, below: boolean): Margins {
  return { left: "top" in chart.y ? 22 : 62, right: 30, top: 8, bottom: below ? 60 : 32 };
}

export function pointPlot(
  chart: PointChart,
  { box, sheet, language }: { box: Box; sheet: ChartSheet; language: Language },
) {
  // LibreOffice drops a first series that is shorter than a later one.
  const drawn = chart.series
    .flatMap((one) => (one.ends === null ? [one] : [intervalsOf(one, one.ends, INTERVALS[language]), one]))
    .sort((a, b) => b.x.length - a.x.length);
  const y = { id: Y_AXIS, crosses: X_AXIS, side: "l" as const, gridlines: true };
  return [
    plotLayout(box, pointMargins(chart, chart.x.title !== null)),
    '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
    ...drawn.map((one, index) => seriesXml(one, index, sheet)),
    `<c:axId val="${X_AXIS}"/><c:axId val="${Y_AXIS}"/></c:scatterChart>`,
    valueAxis(chart.x, { id: X_AXIS, crosses: Y_AXIS, side: "b", gridlines: "top" in chart.y }),
    "top" in chart.y ? hiddenAxis(chart.y.top, y) : valueAxis(chart.y, y),
  ].join("");
}

/** A line from end to end for each point, and a gap to the next: error bars that every office suite draws. */
function intervalsOf(series: PointSeries, { low, high, along }: Ends, word: string): PointSeries {
  const corners = series.x.flatMap((x, i) => {
    const [from, to] = [low[i] ?? null, high[i] ?? null];
    const y = series.y[i] ?? null;
    if (from === null || to === null || x === null || y === null) return [];
    const ends = along === "x" ? [from, to].map((end) => ({ x: end, y })) : [from, to].map((end) => ({ x, y: end }));
    return [...ends, { x: ends[1].x, y: null }];
  });
  return {
    ...{ name: `${series.name}: ${word}`, color: series.color, marked: null, ends: null },
    line: along === "x" ? "solid" : "wide",
    ...{ x: corners.map((corner) => corner.x), y: corners.map((corner) => corner.y) },
  };
}

function seriesXml(series: PointSeries, index: number, sheet: ChartSheet): string {
  if (series.labels) sheet.texts("", series.labels);
  const x = sheet.numbers(`${series.name}: x`, series.x);
  const y = sheet.numbers(series.name, series.y);
  const heading = sheet.heading();
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${heading}</c:tx>`,
    `<c:spPr>${lineXml(series)}</c:spPr>${markerXml(series)}`,
    `<c:xVal>${x}</c:xVal><c:yVal>${y}</c:yVal><c:smooth val="0"/></c:ser>`,
  ].join("");
}

/** A wide line lets through what lies below it: intervals of two curves at the same place are both seen. */
function lineXml({ line: style, color }: PointSeries): string {
  if (style === null) return '<a:ln w="19050"><a:noFill/></a:ln>';
  if (style !== "wide") return line(color, 2.5, style);
  return `<a:ln w="${emu(8)}" cap="flat"><a:solidFill><a:srgbClr val="${color}"><a:alpha val="35000"/></a:srgbClr></a:solidFill><a:round/></a:ln>`;
}

const MARKERS = { plain: { symbol: "circle", size: 10 }, strong: { symbol: "diamond", size: 15 } };

function markerXml({ marked, color }: PointSeries): string {
  if (marked === null) return '<c:marker><c:symbol val="none"/></c:marker>';
  const { symbol, size } = MARKERS[marked];
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="${size}"/><c:spPr>${solidFill(color)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;
}
