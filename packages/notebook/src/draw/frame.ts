import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import type { Language } from "../study-report.ts";
import { COLORS, type ColorName, colorOf } from "./colors.ts";
import { escapeText } from "./escape-text.ts";
import { printTick } from "./print-number.ts";

/** A scale of a chart: what it measures, with its unit. `low` and `high` are its ends; those of the data when left out. */
export type Axis = { title: string; scale?: "linear" | "log"; low?: number; high?: number };
export type Scale = ScaleContinuousNumeric<number, number>;

export type Legend = readonly { name: string; color?: ColorName }[];

export const WIDTH = 720;
export const TOP = 62;
const CHARACTER = 6.4;

/** Room that the longest of some texts takes, px. */
export function roomFor(texts: readonly string[]): number {
  return 14 + CHARACTER * Math.max(0, ...texts.map((text) => text.length));
}

/** A scale over the values that are drawn, its ends at round numbers.
 *  @throws RangeError naming the axis when there is no value, or one that it cannot show */
export function scaleOver(values: readonly number[], axis: Axis, range: [number, number]): Scale {
  const least = axis.scale === "log" ? Number.MIN_VALUE : -Number.MAX_VALUE;
  const bad = values.find((value) => !(value >= least && value <= Number.MAX_VALUE));
  if (values.length === 0 || bad !== undefined) throw new RangeError(`${axis.title} has ${bad ?? "no value"} to draw`);
  const low = axis.low ?? values.reduce((a, b) => Math.min(a, b));
  const high = axis.high ?? values.reduce((a, b) => Math.max(a, b));
  const pad = low === high ? Math.abs(low) / 2 || 1 : 0;
  const scale = axis.scale === "log" ? scaleLog() : scaleLinear();
  return scale
    .domain([axis.scale === "log" ? low : low - pad, high + pad])
    .range(range)
    .nice(6);
}

export function text(x: number, y: number, content: string, style: Record<string, string | number> = {}): string {
  const attributes = Object.entries({ "font-size": 12, fill: COLORS.ink, ...style })
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
  return `<text x="${px(x)}" y="${px(y)}"${attributes}>${escapeText(content)}</text>`;
}

/** Positions to a tenth of a pixel: as fine as one sees, and the same bytes everywhere. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Lines and numbers of a horizontal scale. */
export function xAxis(scale: Scale, axis: Axis, bottom: number, language: Language): string {
  const marks = ticksOf(scale, 6).map((value) => {
    const x = scale(value);
    return `<path d="M${px(x)} ${TOP}V${bottom}" stroke="${COLORS.grid}"/>${text(x, bottom + 17, printTick(value, language), { "text-anchor": "middle", fill: COLORS.quiet })}`;
  });
  const [left, right] = scale.range();
  return marks.join("") + text((left + right) / 2, bottom + 38, axis.title, { "text-anchor": "middle" });
}

/** Room that the numbers of a vertical scale take, px. */
export function roomForTicks(scale: Scale, language: Language): number {
  return roomFor(ticksOf(scale, 6).map((value) => printTick(value, language)));
}

/** The same of a vertical one; its title stands above it. */
export function yAxis(scale: Scale, axis: Axis, left: number, language: Language): string {
  const marks = ticksOf(scale, 6).map((value) => {
    const y = scale(value);
    return `<path d="M${left} ${px(y)}H${WIDTH - 16}" stroke="${COLORS.grid}"/>${text(left - 7, y + 4, printTick(value, language), { "text-anchor": "end", fill: COLORS.quiet })}`;
  });
  return marks.join("") + text(8, TOP - 10, axis.title, { fill: COLORS.quiet });
}

/** A logarithmic scale over several decades names these alone. */
function ticksOf(scale: Scale, count: number): number[] {
  const ticks = scale.ticks(count);
  const [low, high] = scale.domain();
  // Halves between a few whole numbers look like values that were measured.
  if (high - low <= 10 && ticks.some(Number.isInteger) && high - low >= 3) return ticks.filter(Number.isInteger);
  const decades = ticks.filter((value) => Number.isInteger(Math.log10(value)));
  return ticks.length > 2 * count && decades.length > 1 ? decades : ticks;
}

/** A whole chart: white below, so that it reads on a dark page too. */
export function frame(height: number, title: string, legend: Legend, body: string): string {
  let x = WIDTH - 16;
  const keys = [...legend.entries()].reverse().map(([at, { name, color }]) => {
    x -= CHARACTER * name.length;
    const label = text(x, TOP - 10, name);
    x -= 13;
    const dot = `<circle cx="${px(x + 5)}" cy="${TOP - 14}" r="4.5" fill="${colorOf(color, at)}"/>`;
    x -= 14;
    return dot + label;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'DejaVu Sans', sans-serif" role="img" aria-label="${escapeText(title)}"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${text(8, 22, title, { "font-size": 15, "font-weight": 600 })}${keys.join("")}${body}</svg>`;
}
