import type { Quote } from "./quoter.ts";

/** Digits that are part of a name or a date, not a figure: layers, backbones, formats, days. */
const NAMES = [
  /\b(layer[34]|resnet\d+[\w-]*|sha-?256|float(16|32)|A4)\b/gi,
  /\b\d{1,2}(er)? [a-zéû]+ \d{4}\b/gi,
  /\b\d{4}-\d{2}-\d{2}\b/g,
];

/** Digit sequences of a text that no quote accounts for: numbers written by hand. Every printing of a quote is taken out as a
 *  whole, never a part of a longer number.
 *  @param allowed  further patterns, such as the ends of a scale in its title */
export function strayNumbers(text: string, quotes: readonly Quote[], allowed: readonly RegExp[] = []): string[] {
  let left = evenSpaces(text);
  for (const pattern of [...NAMES, ...allowed]) left = left.replace(pattern, " ");
  const printed = [...new Set(quotes.map((quote) => evenSpaces(quote.text)))].sort((a, b) => b.length - a.length);
  for (const number of printed) {
    const literal = number.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    left = left.replace(new RegExp(`(?<![\\d]|\\d[.,])${literal}(?![\\d]|[.,]\\d)`, "g"), " ");
  }
  return left.match(/\d[\d.,]*/g) ?? [];
}

const evenSpaces = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, " ");
