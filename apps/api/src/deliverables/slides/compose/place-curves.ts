import type { CurvePoint, Reference, Series } from "../../charts/chart-data.ts";
import type { PointSeries } from "../pptx/chart.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { pointMargins } from "../pptx/point-plot.ts";
import { CAPTION_HEIGHT, captionShape } from "./caption-shape.ts";
import { legendShape } from "./legend-shape.ts";
import { nativeAxis } from "./native-axis.ts";
import type { Block, Placed } from "./spec.ts";
import { CHART_COLORS } from "./tones.ts";

/** Points from which on an interval at each would be a wall of bars. */
const INTERVALS_MAX = 12;

/** Curves as a chart of the office suite, its points editable; the titles of its axes and its legend are text about it. */
export function placeCurves({ name, description, body }: Extract<Block, { kind: "curves" }>, box: Box): Placed {
  const legend = legendShape(
    [
      ...body.series.map(({ label, tone, points }) => ({
        ...{ label, color: CHART_COLORS[tone] },
        mark: points.length > INTERVALS_MAX ? ("line" as const) : ("dot" as const),
      })),
      ...body.references.map(({ label }) => ({ mark: "dash" as const, label, color: PALETTE.destructive })),
    ],
    { ...box, y: box.y + CAPTION_HEIGHT },
    "left",
  );
  const y = box.y + CAPTION_HEIGHT + legend.height;
  const plot: Box = { ...box, y, h: box.y + box.h - CAPTION_HEIGHT - y };
  // Upright, ticks need less room than their texts are wide; the spaces keep the lowest off the first of the other axis.
  const upright = nativeAxis(body.y, 2 * plot.h);
  const margins = pointMargins({ y: upright }, false);
  const x = nativeAxis(body.x, plot.w - margins.left - margins.right);
  const chart: Shape = {
    ...{ kind: "chart", name, description, box: plot },
    chart: {
      ...{ kind: "points", x, y: { ...upright, format: `${upright.format}"    "` } },
      series: [...body.series.map(seriesOf), ...body.references.map((reference) => referenceLine(reference, body))],
    },
  };
  const shapes = [
    captionShape(body.y.title, box, { name: "Vertical axis" }),
    ...legend.shapes,
    chart,
    captionShape(body.x.title, { ...box, y: plot.y + plot.h }, { name: "Horizontal axis", align: "right" }),
  ];
  return { shapes, height: box.h, left: [] };
}

function seriesOf({ label, tone, joined, points }: Series): PointSeries {
  const shown = joined === "steps" ? stepped(points) : points;
  const many = points.length > INTERVALS_MAX;
  const spread = points.some(({ low, high }) => low < high);
  return {
    ...{
      name: label,
      color: CHART_COLORS[tone],
      line: joined === "no" ? null : "solid",
      marked: many ? null : "plain",
    },
    ...{ x: shown.map(({ x }) => x), y: shown.map(({ y }) => y) },
    ends:
      spread && !many ? { along: "y", low: shown.map(({ low }) => low), high: shown.map(({ high }) => high) } : null,
  };
}

/** The corners of a line that keeps its height up to the next point. */
function stepped(points: readonly CurvePoint[]): CurvePoint[] {
  return points.flatMap((point, i) => (i === 0 ? [point] : [{ ...points[i - 1], x: point.x }, point]));
}

type Field = { x: { low: number; high: number }; y: { low: number; high: number } };

export function referenceLine({ axis, value, label }: Reference, { x, y }: Field): PointSeries {
  const along = axis === "y" ? { x: [x.low, x.high], y: [value, value] } : { x: [value, value], y: [y.low, y.high] };
  return { name: label, color: PALETTE.destructive, line: "dash", marked: null, ends: null, ...along };
}
