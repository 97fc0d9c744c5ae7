import type { Axis as PreparedAxis } from "../../charts/chart-data.ts";
import type { Axis } from "../pptx/chart.ts";

/** A prepared axis as the office suite draws it: its own ticks at the same places, in the reader's number format. */
export function nativeAxis({ title, scale, low, high, ticks }: PreparedAxis): Axis {
  const step = scale === "linear" && ticks.length > 1 ? rounded(ticks[1].value - ticks[0].value) : null;
  return { title, scale, min: low, max: high, step, format: formatOf(ticks) };
}

/** Sums of decimals without their last, wrong digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function formatOf(ticks: PreparedAxis["ticks"]): string {
  const labels = ticks.map(({ label }) => label);
  if (labels.some((label) => label.includes("%"))) return "0%";
  if (labels.some((label) => label.includes("\u20ac"))) return '#,##0 "\u20ac"';
  const decimals = Math.max(0, ...labels.map((label) => /[.,](\d+)$/.exec(label)?.[1].length ?? 0));
  const big = ticks.some(({ value }) => Math.abs(value) >= 1000);
  if (big) return "#,##0";
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
}
