import { plainText, standsIn } from "../../exports/plain-text.ts";
import type { Language } from "../../messages/message.ts";
import { printNumber } from "../kit/quote-format.ts";
import type { Quote } from "../kit/quoter.ts";
import type { Chart } from "./pptx/chart.ts";
import type { Deck, Shape } from "./pptx/deck.ts";

/** Of the numbers read for a deck those that stand in it, as text or as a point of a chart: what a chart's preparation read for
 *  a title that a slide does not use is not printed. */
export function printedQuotes(quotes: readonly Quote[], deck: Deck): Quote[] {
  const text = plainText(deck.slides.flatMap(({ shapes, notes }) => [...shapes.flatMap(textsOf), ...notes]).join("\n"));
  const numbers = printedNumbers(deck);
  return quotes.filter((quote) => standsIn(text, plainText(quote.text)) || numbers(quote));
}

function textsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case "text":
      return shape.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(""));
    case "table":
      return [shape.header, ...shape.rows].flatMap((cells) => cells.map(({ text }) => text));
    case "chart":
      return chartTexts(shape.chart);
  }
}

function chartTexts(chart: Chart): string[] {
  if (chart.kind === "bars") return [...chart.categories];
  const titles = [chart.x, chart.y].flatMap((axis) => ("title" in axis && axis.title !== null ? [axis.title] : []));
  return [...titles, ...chart.series.map(({ name }) => name)];
}

/** Whether a chart plots a number that prints as a quote does. */
function printedNumbers(deck: Deck): (quote: Quote) => boolean {
  const plotted = new Set(
    deck.slides.flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === "chart" ? valuesOf(shape.chart) : [])),
    ),
  );
  const printed = new Map<string, Set<string>>();
  return ({ format, text }) => {
    const known = printed.get(format) ?? new Set([...plotted].map((value) => print(value, format, deck.language)));
    printed.set(format, known);
    return known.has(text);
  };
}

const print = (value: number, format: Quote["format"], language: Language) => printNumber(value, format, language);

function valuesOf(chart: Chart): number[] {
  const lists =
    chart.kind === "bars"
      ? [chart.values]
      : chart.series.flatMap(({ x, y, ends }) => [x, y, ...(ends ? [ends.low, ends.high] : [])]);
  return lists.flat().filter((value) => value !== null);
}
