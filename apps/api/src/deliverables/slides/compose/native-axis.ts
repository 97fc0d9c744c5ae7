import type { Axis as PreparedAxis } from "../../charts/chart-data.ts";
import { textWidth } from "../fit/text-width.ts";
import type { Axis } from "../pptx/chart.ts";
import { CHART_FONT_SIZE } from "../pptx/chart-style.ts";

/** Points between the texts of two ticks. */
const TICK_GAP = 10;

/** A prepared axis as the office suite draws it: ticks at the same places, fewer where their texts would touch, in the
 *  reader's own number format.
 *  @param room  points that the axis is long; its title is drawn by whoever places it */
export function nativeAxis({ scale, low, high, ticks }: PreparedAxis, room: number): Axis {
  const widest = Math.max(0, ...ticks.map(({ label }) => textWidth(label, CHART_FONT_SIZE, false)));
  const most = Math.max(1, Math.floor(room / (widest + TICK_GAP)));
  const every = Math.max(1, Math.ceil((ticks.length - 1) / most));
  return { title: null, scale, min: low, max: high, step: stepOf(scale, ticks, every), format: formatOf(ticks) };
}

function stepOf(scale: Axis["scale"], ticks: PreparedAxis["ticks"], every: number): number | null {
  if (ticks.length < 2) return null;
  if (scale === "log") return rounded((ticks[1].value / ticks[0].value) ** every);
  return rounded((ticks[1].value - ticks[0].value) * every);
}

/** Sums of decimals without their last, wrong digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** The reader's spaces before percent signs and between thousands stand in the format: decimals follow the application. */
function formatOf(ticks: PreparedAxis["ticks"]): string {
  const labels = ticks.map(({ label }) => label);
  const spaced = labels.some((label) => /[\u00a0\u202f]/.test(label));
  if (labels.some((label) => label.includes("%"))) return spaced ? "0\\ %" : "0%";
  if (ticks.some(({ value }) => Math.abs(value) >= 1000)) return countFormat(spaced);
  const decimals = Math.max(0, ...labels.map((label) => /[.,](\d+)/.exec(label)?.[1].length ?? 0));
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
}

/** Thousands apart by the application's own sign, or by spaces. */
export function countFormat(spaced: boolean): string {
  return spaced ? "[>=1000000]#\\ ###\\ ##0;[>=1000]#\\ ##0;0" : "#,##0";
}
