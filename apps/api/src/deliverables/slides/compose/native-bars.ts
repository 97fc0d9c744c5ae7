import type { ChartShape } from "../pptx/deck.ts";
import { countFormat } from "./native-axis.ts";
import type { Block } from "./spec.ts";

/** Counts as bars of the office suite, from 0. */
export function nativeBars({
  name,
  description,
  rows,
  spaced,
}: Extract<Block, { kind: "bars" }>): Omit<ChartShape, "box"> {
  const most = Math.max(...rows.map(({ value }) => value), 1);
  const step = 10 ** Math.floor(Math.log10(most));
  const max = Math.ceil((most * 1.12) / step) * step;
  return {
    ...{ kind: "chart", name, description },
    chart: {
      ...{ kind: "bars", name, categories: rows.map(({ label }) => label), values: rows.map(({ value }) => value) },
      colors: rows.map(({ color }) => color),
      axis: {
        title: null,
        scale: "linear",
        min: 0,
        max,
        step: Math.max(1, Math.round(max / 4)),
        format: countFormat(spaced),
      },
    },
  };
}
