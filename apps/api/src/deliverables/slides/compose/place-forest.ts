import type { IntervalRow } from "../../charts/chart-data.ts";
import { countLines, LINE_HEIGHT } from "../fit/count-lines.ts";
import { FONT_SIZE_MIN } from "../fit/fit-text.ts";
import { textWidth } from "../fit/text-width.ts";
import type { PointSeries } from "../pptx/chart.ts";
import { verticalMargins } from "../pptx/chart-style.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { nativeAxis } from "./native-axis.ts";
import { cutShape, type Placed } from "./place-block.ts";
import type { ForestBlock } from "./spec.ts";
import { CHART_COLORS } from "./tones.ts";

const SIZE = FONT_SIZE_MIN;
/** Between name, value and plot. */
const GAP = 12;
const PLOT_SHARE_MIN = 0.3;
/** Points between the lines of two rows at least, and at most. */
const ROW_PADDING = 7;
const PITCH_MAX = 46;
const CUT_HEIGHT = 26;

/** Names and values as text, and beside them a chart of the office suite whose rows stand at the same heights. */
export function placeForest(block: ForestBlock, box: Box): Placed {
  const { body } = block;
  const axis = nativeAxis(body.x);
  const legend = body.legend.length > 1 || body.references.length > 0;
  const margins = verticalMargins(legend, axis);
  const values = Math.max(...body.rows.map(({ text }) => textWidth(text, SIZE, true))) + 4;
  const natural = Math.max(...body.rows.map(({ label }) => textWidth(label, SIZE, true))) / 0.97 + 4;
  const names = Math.min(natural, box.w * (1 - PLOT_SHARE_MIN) - values - 2 * GAP);

  const lines = Math.max(...body.rows.map(({ label }) => countLines([{ text: label, bold: true }], SIZE, names)));
  const pitchMin = lines * SIZE * LINE_HEIGHT + ROW_PADDING;
  const height = (cut: boolean) => box.h - margins.top - margins.bottom - (cut ? CUT_HEIGHT : 0);
  const whole = body.rows.length * pitchMin <= height(false);
  const nRows = whole ? body.rows.length : Math.max(1, Math.floor(height(true) / pitchMin));
  const pitch = Math.min(Math.max(PITCH_MAX, pitchMin), height(!whole) / nRows);
  const rows = body.rows.slice(0, nRows);

  const plot: Box = {
    ...{ x: box.x + names + values + 2 * GAP, y: box.y, w: box.w - names - values - 2 * GAP },
    h: margins.top + nRows * pitch + margins.bottom,
  };
  const texts = rows.flatMap((row, i): Shape[] => {
    const y = box.y + margins.top + i * pitch;
    return [
      textOf(row, "label", { x: box.x, y, w: names, h: pitch }),
      textOf(row, "text", { x: box.x + names + GAP, y, w: values, h: pitch }),
    ];
  });
  const chart: Shape = {
    ...{ kind: "chart", name: block.name, description: block.description, box: plot },
    chart: { kind: "points", x: axis, y: { nRows }, legend, series: seriesOf(block, rows) },
  };
  const shapes = [...texts, chart];
  if (whole) return { shapes, height: plot.h, left: [] };
  return {
    shapes: [...shapes, cutShape(block.cut(nRows), { ...box, h: plot.h + CUT_HEIGHT })],
    height: box.h,
    left: [],
  };
}

function textOf(row: IntervalRow, part: "label" | "text", box: Box): Shape {
  const run = { text: row[part], bold: row.marked, color: PALETTE.foreground };
  return {
    ...{ kind: "text", name: part === "label" ? "Name" : "Value", box, fontSize: SIZE, anchor: "middle" },
    paragraphs: [{ runs: [run], align: part === "label" ? "left" : "right" }],
  };
}

/** A series a tone, and one more for those marked, so that each keeps its look when the data are edited. */
function seriesOf({ body, name }: ForestBlock, rows: readonly IntervalRow[]): PointSeries[] {
  const groups = new Map<string, IntervalRow[]>();
  for (const row of rows) {
    const key = `${row.tone}${row.marked ? " marked" : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const height = (row: IntervalRow) => rows.length - rows.indexOf(row) - 0.5;
  const single = groups.size === 1;
  const points = [...groups.values()].map(
    (group, i): PointSeries => ({
      name: body.legend.find(({ tone }) => tone === group[0].tone)?.label ?? name,
      color: CHART_COLORS[group[0].tone],
      labels: group.map(({ label }) => label),
      x: group.map(({ value }) => value),
      y: group.map(height),
      ends: { along: "x", low: group.map(({ low }) => low), high: group.map(({ high }) => high) },
      marker: group[0].marked || single ? "filled" : "hollow",
      line: null,
      unlisted: [...groups.values()].findIndex(([first]) => first.tone === group[0].tone) < i,
    }),
  );
  const references = body.references.map(
    ({ value, label }): PointSeries => ({
      ...{ name: label, color: PALETTE.destructive, line: "dash", marker: null, ends: null },
      ...{ x: [value, value], y: [0, rows.length] },
    }),
  );
  return [...points, ...references];
}
