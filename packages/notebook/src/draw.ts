import { type Cell, htmlTable } from "./draw/html-table.ts";
import { type IntervalsChart, intervalsChart } from "./draw/intervals-chart.ts";
import { type LinesChart, linesChart } from "./draw/lines-chart.ts";
import { type PointsChart, pointsChart } from "./draw/points-chart.ts";
import type { Language } from "./study-report.ts";

/** Tables (HTML) and charts (SVG), as texts to display; numbers in the reader's notation. Same input, same bytes. */
export type Draw = {
  table(rows: readonly Readonly<Record<string, Cell>>[]): string;
  points(chart: PointsChart): string;
  intervals(chart: IntervalsChart): string;
  lines(chart: LinesChart): string;
};

export function createDraw(language: Language): Draw {
  return {
    table: (rows) => htmlTable(rows, language),
    points: (chart) => pointsChart(chart, language),
    intervals: (chart) => intervalsChart(chart, language),
    lines: (chart) => linesChart(chart, language),
  };
}
