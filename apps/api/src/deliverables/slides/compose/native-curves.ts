import type { CurvePoint, CurvesBody, Reference, Series } from "../../charts/chart-data.ts";
import type { PointSeries } from "../pptx/chart.ts";
import type { ChartShape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { nativeAxis } from "./native-axis.ts";
import type { Block } from "./spec.ts";
import { CHART_COLORS } from "./tones.ts";

/** Points from which on an interval at each would be a wall of bars: it is drawn as two thin lines instead. */
const BARS_MAX = 12;

/** Curves as a chart of the office suite, its points editable. */
export function nativeCurves({ name, description, body }: Extract<Block, { kind: "curves" }>): Omit<ChartShape, "box"> {
  const series = body.series.flatMap(seriesOf);
  return {
    ...{ kind: "chart", name, description },
    chart: {
      ...{ kind: "points", legend: true, x: nativeAxis(body.x), y: nativeAxis(body.y) },
      series: [...series, ...body.references.map((reference) => referenceLine(reference, body))],
    },
  };
}

function seriesOf({ label, tone, joined, points }: Series): PointSeries[] {
  const color = CHART_COLORS[tone];
  const shown = joined === "steps" ? stepped(points) : points;
  const spread = points.some(({ low, high }) => low < high);
  const many = points.length > BARS_MAX;
  const main: PointSeries = {
    ...{ name: label, color, line: joined === "no" ? null : "solid", marker: many ? null : "filled" },
    ...{ x: shown.map(({ x }) => x), y: shown.map(({ y }) => y) },
    ends:
      spread && !many ? { along: "y", low: shown.map(({ low }) => low), high: shown.map(({ high }) => high) } : null,
  };
  return [main];
}

/** The corners of a line that keeps its height up to the next point. */
function stepped(points: readonly CurvePoint[]): CurvePoint[] {
  return points.flatMap((point, i) => (i === 0 ? [point] : [{ ...points[i - 1], x: point.x }, point]));
}

export function referenceLine({ axis, value, label }: Reference, { x, y }: Pick<CurvesBody, "x" | "y">): PointSeries {
  const along = axis === "y" ? { x: [x.low, x.high], y: [value, value] } : { x: [value, value], y: [y.low, y.high] };
  return { name: label, color: PALETTE.destructive, line: "dash", marker: null, ends: null, ...along };
}
