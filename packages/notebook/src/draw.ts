import { escapeText } from "./draw/escape-text.ts";
import { htmlTable, type Row } from "./draw/html-table.ts";
import { type IntervalsChart, intervalsChart } from "./draw/intervals-chart.ts";
import { type LinesChart, linesChart } from "./draw/lines-chart.ts";
import { type PointsChart, pointsChart } from "./draw/points-chart.ts";
import type { Language } from "./study-report.ts";

/** Tables and charts as HTML to display; numbers in the reader's notation. Same input, same bytes. */
export type Draw = {
  table(rows: readonly Row[]): string;
  points(chart: PointsChart): string;
  intervals(chart: IntervalsChart): string;
  lines(chart: LinesChart): string;
};

export function createDraw(language: Language): Draw {
  return {
    table: (rows) => htmlTable(rows, language),
    points: (chart) => picture(chart.title, pointsChart(chart, language)),
    intervals: (chart) => picture(chart.title, intervalsChart(chart, language)),
    lines: (chart) => picture(chart.title, linesChart(chart, language)),
  };
}

/** An SVG as a picture of the page: Jupyter does not show bare ones of notebooks that it does not trust yet, and conversion to
 *  HTML strips them. */
function picture(title: string, svg: string): string {
  return `<img alt="${escapeText(title)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
}
