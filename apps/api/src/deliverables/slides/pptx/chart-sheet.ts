import type { Values } from "./chart.ts";
import { columnName, type SheetCell } from "./workbook.ts";
import { escapeXml } from "./xml.ts";

/** The sheet behind a chart: what the chart draws is read from here, and edited here. */
export type ChartSheet = {
  /** Adds a column and gives the XML by which a chart refers to its numbers. */
  numbers(name: string, values: Values): string;
  texts(name: string, values: readonly string[]): string;
  /** Refers to the heading of the column added last. */
  heading(): string;
  rows(): SheetCell[][];
};

export function createChartSheet(): ChartSheet {
  const columns: SheetCell[][] = [];
  const last = () => columnName(columns.length - 1);

  function add(name: string, cells: readonly SheetCell[]): string {
    columns.push([name, ...cells]);
    return `Sheet1!$${last()}$2:$${last()}$${cells.length + 1}`;
  }

  return {
    numbers: (name, values) => numberReference(add(name, values), values),
    texts: (name, values) => textReference(add(name, values), values),
    heading: () => textReference(`Sheet1!$${last()}$1`, [String(columns[columns.length - 1]?.[0] ?? "")]),
    rows() {
      const height = Math.max(...columns.map((cells) => cells.length));
      return Array.from({ length: height }, (_, row) => columns.map((cells) => cells[row] ?? null));
    },
  };
}

function numberReference(place: string, values: Values): string {
  const points = values.map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`));
  return `<c:numRef><c:f>${place}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function textReference(place: string, values: readonly string[]): string {
  const points = values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeXml(value)}</c:v></c:pt>`);
  return `<c:strRef><c:f>${place}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points.join("")}</c:strCache></c:strRef>`;
}
