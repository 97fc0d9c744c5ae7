import type { PointChart, PointSeries } from "./chart.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import { errorBars, hiddenAxis, line, plotLayout, valueAxis, verticalMargins } from "./chart-style.ts";
import type { Box } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { solidFill } from "./text-xml.ts";

const X_AXIS = 211;
const Y_AXIS = 212;

/** Points of room beside the plot: for the ticks and the title of a drawn axis, or for half a tick below. */
const LEFT = { drawn: 62, titled: 88, hidden: 22 };
export const PLOT_RIGHT = 30;

export function pointPlot(chart: PointChart, box: Box, sheet: ChartSheet): string {
  const series = chart.series.map((one, index) => seriesXml(one, index, sheet));
  const rows = "nRows" in chart.y;
  const left = "nRows" in chart.y ? LEFT.hidden : chart.y.title === null ? LEFT.drawn : LEFT.titled;
  const y = { id: Y_AXIS, crosses: X_AXIS, side: "l" as const, gridlines: true };
  return [
    plotLayout(box, { left, right: PLOT_RIGHT, ...verticalMargins(chart.legend, chart.x) }),
    '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
    ...series,
    `<c:axId val="${X_AXIS}"/><c:axId val="${Y_AXIS}"/></c:scatterChart>`,
    valueAxis(chart.x, { id: X_AXIS, crosses: Y_AXIS, side: "b", gridlines: rows }),
    "nRows" in chart.y ? hiddenAxis(chart.y.nRows, y) : valueAxis(chart.y, y),
  ].join("");
}

function seriesXml(series: PointSeries, index: number, sheet: ChartSheet): string {
  if (series.labels) sheet.texts("", series.labels);
  const x = sheet.numbers(`${series.name}: x`, series.x);
  const xPlace = sheet.last();
  const y = sheet.numbers(series.name, series.y);
  const yPlace = sheet.last();
  const heading = sheet.heading();
  const place = series.ends?.along === "x" ? xPlace : yPlace;
  const values = series.ends?.along === "x" ? series.x : series.y;
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${heading}</c:tx>`,
    `<c:spPr>${series.line ? line(series.color, 2.5, series.line) : "<a:ln><a:noFill/></a:ln>"}</c:spPr>${markerXml(series)}`,
    errorBars(sheet, { name: series.name, values, place, ends: series.ends, color: series.color }),
    `<c:xVal>${x}</c:xVal><c:yVal>${y}</c:yVal><c:smooth val="0"/></c:ser>`,
  ].join("");
}

function markerXml({ marker, color }: PointSeries): string {
  if (marker === null) return '<c:marker><c:symbol val="none"/></c:marker>';
  const fill = marker === "filled" ? color : PALETTE.background;
  return `<c:marker><c:symbol val="circle"/><c:size val="11"/><c:spPr>${solidFill(fill)}${line(color, 2)}</c:spPr></c:marker>`;
}
