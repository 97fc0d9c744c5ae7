import type { Language } from "../../../messages/message.ts";
import type { Ends, Values } from "./chart.ts";
import { columnName, type SheetCell } from "./workbook.ts";
import { escapeXml } from "./xml.ts";

/** The sheet behind a chart: what the chart draws is read from here, and edited here. */
export type ChartSheet = {
  /** Adds a column and gives the XML by which a chart refers to its numbers. */
  numbers(name: string, values: Values, format?: string): string;
  texts(name: string, values: readonly string[]): string;
  /** Both ends of an interval as columns, and the distances to them, which error bars are drawn from, as formulas. */
  ends(of: { name: string; values: Values; place: string }, ends: Ends): { below: string; above: string };
  /** Name of the column added last, such as "B". */
  last(): string;
  /** Refers to the heading of the column added last. */
  heading(): string;
  rows(): SheetCell[][];
};

const END_NAMES: Record<Language, { low: string; high: string; below: string; above: string }> = {
  en: { low: "low", high: "high", below: "below", above: "above" },
  fr: { low: "bas", high: "haut", below: "dessous", above: "dessus" },
};

export function createChartSheet(language: Language): ChartSheet {
  const columns: SheetCell[][] = [];
  const words = END_NAMES[language];

  function add(name: string, cells: readonly SheetCell[]): string {
    columns.push([name, ...cells]);
    return `Sheet1!$${last()}$2:$${last()}$${cells.length + 1}`;
  }

  const last = () => columnName(columns.length - 1);

  function numbers(name: string, values: Values, format = "General"): string {
    return numberReference(add(name, values), values, format);
  }

  /** |end - value|, written as a formula over the two columns. */
  function distances(name: string, [first, second]: [string, string], values: Values): string {
    const cells = values.map((value, i) =>
      value === null ? null : { formula: `${first}${i + 2}-${second}${i + 2}`, value },
    );
    return numberReference(add(name, cells), values, "General");
  }

  return {
    numbers,
    texts: (name, values) => textReference(add(name, values), values),
    ends({ name, values, place }, { low, high }) {
      numbers(`${name}: ${words.low}`, low);
      const lowPlace = last();
      numbers(`${name}: ${words.high}`, high);
      const highPlace = last();
      return {
        below: distances(`${name}: ${words.below}`, [place, lowPlace], differences(values, low)),
        above: distances(`${name}: ${words.above}`, [highPlace, place], differences(high, values)),
      };
    },
    last,
    heading: () => textReference(`Sheet1!$${last()}$1`, [String(columns[columns.length - 1]?.[0] ?? "")]),
    rows() {
      const height = Math.max(...columns.map((cells) => cells.length));
      return Array.from({ length: height }, (_, row) => columns.map((cells) => cells[row] ?? null));
    },
  };
}

function differences(from: Values, less: Values): (number | null)[] {
  return from.map((value, i) => {
    const other = less[i] ?? null;
    return value === null || other === null ? null : Math.max(0, value - other);
  });
}

function numberReference(place: string, values: Values, format: string): string {
  const points = values.map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`));
  return `<c:numRef><c:f>${place}</c:f><c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function textReference(place: string, values: readonly string[]): string {
  const points = values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeXml(value)}</c:v></c:pt>`);
  return `<c:strRef><c:f>${place}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points.join("")}</c:strCache></c:strRef>`;
}
