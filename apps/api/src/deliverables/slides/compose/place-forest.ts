import type { IntervalRow } from "../../charts/chart-data.ts";
import { countLines, LINE_HEIGHT } from "../fit/count-lines.ts";
import { FONT_SIZE_MIN } from "../fit/fit-text.ts";
import { textWidth } from "../fit/text-width.ts";
import type { PointSeries } from "../pptx/chart.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { pointMargins } from "../pptx/point-plot.ts";
import { CAPTION_HEIGHT, captionShape } from "./caption-shape.ts";
import { legendShape } from "./legend-shape.ts";
import { nativeAxis } from "./native-axis.ts";
import { referenceLine } from "./place-curves.ts";
import type { ForestBlock, Placed } from "./spec.ts";
import { CHART_COLORS } from "./tones.ts";

const SIZE = FONT_SIZE_MIN;
/** Between name, value and plot. */
const GAP = 12;
const PLOT_SHARE_MIN = 0.23;
/** Points between the lines of two rows at least, and from row to row at most. */
const ROW_PADDING = 5;
const PITCH_MAX = 46;

/** Names and values as text, and beside them a chart of the office suite whose rows stand at the same heights. */
export function placeForest(block: ForestBlock, box: Box): Placed {
  const { body } = block;
  const legend = legendShape(legendOf(block), box, "right");
  const columns = columnsOf(block, box);
  const margins = pointMargins({ y: { top: 1 } }, false);

  const around = legend.height + margins.top + margins.bottom + CAPTION_HEIGHT;
  const least = body.rows.map(({ label, marked }) => rowHeight(label, marked, columns.names));
  const whole = sum(least) <= box.h - around;
  const room = box.h - around - (whole ? 0 : CAPTION_HEIGHT);
  const heights = least.slice(0, whole ? least.length : Math.max(1, countWithin(least, room)));
  const stretch = Math.min((room - sum(heights)) / heights.length, PITCH_MAX - Math.min(...heights));
  const pitches = heights.map((height) => height + Math.max(0, stretch));
  const rows = body.rows
    .slice(0, pitches.length)
    .map((row, i) => ({ row, y: sum(pitches.slice(0, i)), h: pitches[i] }));
  const total = sum(pitches);

  const top = box.y + legend.height;
  const plot: Box = {
    ...{ x: box.x + columns.names + columns.values + 2 * GAP, y: top },
    ...{ w: columns.plot, h: margins.top + total + margins.bottom },
  };
  const texts = rows.flatMap(({ row, y, h }): Shape[] => [
    textOf(row, "label", { x: box.x, y: top + margins.top + y, w: columns.names, h }),
    textOf(row, "text", { x: box.x + columns.names + GAP, y: top + margins.top + y, w: columns.values, h }),
  ]);
  const chart: Shape = {
    ...{ kind: "chart", name: block.name, description: block.description, box: plot },
    chart: {
      ...{ kind: "points", x: nativeAxis(body.x, plot.w - margins.left - margins.right), y: { top: total } },
      series: seriesOf(
        block,
        rows.map(({ row, y, h }) => ({ row, y: Math.round(total - y - h / 2) })),
        total,
      ),
    },
  };
  const below = plot.y + plot.h;
  const shapes = [
    ...legend.shapes,
    ...texts,
    chart,
    captionShape(body.x.title, { ...box, y: below }, { name: "Horizontal axis", align: "right" }),
    ...(whole ? [] : [captionShape(block.cut(rows.length), { ...box, y: below + CAPTION_HEIGHT }, { name: "Cut" })]),
  ];
  return { shapes, height: around + total + (whole ? 0 : CAPTION_HEIGHT), left: [] };
}

/** Widths of names, values and plot, in points. */
function columnsOf({ body }: ForestBlock, { w }: Box): { names: number; values: number; plot: number } {
  const values = Math.max(...body.rows.map(({ text, marked }) => textWidth(text, SIZE, marked))) * 1.02 + 4;
  const natural = Math.max(...body.rows.map(({ label, marked }) => textWidth(label, SIZE, marked))) / 0.97 + 4;
  const names = Math.min(natural, Math.max(90, w * (1 - PLOT_SHARE_MIN) - values - 2 * GAP));
  return { names, values, plot: w - names - values - 2 * GAP };
}

function legendOf({ body }: ForestBlock) {
  const tones = body.legend.length > 1 ? body.legend : [];
  return [
    ...tones.map(({ tone, label }) => ({ mark: "dot" as const, label, color: CHART_COLORS[tone] })),
    ...body.references.map(({ label }) => ({ mark: "dash" as const, label, color: PALETTE.destructive })),
  ];
}

function textOf(row: IntervalRow, part: "label" | "text", box: Box): Shape {
  const run = { text: row[part], bold: row.marked, color: PALETTE.foreground };
  return {
    ...{ kind: "text", name: part === "label" ? "Name" : "Value", box, fontSize: SIZE, anchor: "middle" },
    paragraphs: [{ runs: [run], align: part === "label" ? "left" : "right" }],
  };
}

/** A series a tone, and one more for those marked, so that each keeps its look when the data are edited. */
function seriesOf({ body, name }: ForestBlock, rows: readonly Placement[], total: number): PointSeries[] {
  const groups = new Map<string, Placement[]>();
  for (const one of rows) {
    const key = `${one.row.tone}${one.row.marked ? " marked" : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const points = [...groups.values()].map((group): PointSeries => {
    const [{ row: first }] = group;
    return {
      name: body.legend.find(({ tone }) => tone === first.tone)?.label ?? name,
      color: CHART_COLORS[first.tone],
      labels: group.map(({ row }) => row.label),
      ...{ x: group.map(({ row }) => row.value), y: group.map(({ y }) => y), line: null },
      ends: { along: "x", low: group.map(({ row }) => row.low), high: group.map(({ row }) => row.high) },
      marked: first.marked && groups.size > 1 ? "strong" : "plain",
    };
  });
  const field = { x: body.x, y: { low: 0, high: total } };
  return [...points, ...body.references.map((reference) => referenceLine(reference, field))];
}

/** A row and its height above the foot of the plot. */
type Placement = { row: IntervalRow; y: number };

function rowHeight(label: string, bold: boolean, width: number): number {
  return countLines([{ text: label, bold }], SIZE, width) * SIZE * LINE_HEIGHT + ROW_PADDING;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

/** How many of the first heights fit a room together. */
function countWithin(heights: readonly number[], room: number): number {
  let n = heights.length;
  while (n > 0 && sum(heights.slice(0, n)) > room) n -= 1;
  return n;
}
