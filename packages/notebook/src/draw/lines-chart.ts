import type { Language } from "../study-report.ts";
import { type ColorName, colorOf } from "./colors.ts";
import { type Axis, frame, px, roomForTicks, scaleOver, TOP, WIDTH, xAxis, yAxis } from "./frame.ts";

/** x ascending; `low` and `high` where the value is an estimate. */
export type LinePoint = { x: number; y: number; low?: number; high?: number };
export type Line = { name: string; color?: ColorName; points: readonly LinePoint[] };
export type LinesChart = { title: string; x: Axis; y: Axis; lines: readonly Line[] };

const HEIGHT = 380;
/** Beyond this many points a line is drawn without dots. */
const DOTTED_MAX = 30;

/** Lines with their points, and a bar through each that has an interval. */
export function linesChart({ title, x, y, lines }: LinesChart, language: Language): string {
  const bottom = HEIGHT - 48;
  const points = lines.flatMap((line) => line.points);
  const heights = points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]);
  const yScale = scaleOver(heights, y, [bottom, TOP]);
  const left = roomForTicks(yScale, language);
  const xScale = scaleOver(
    points.map((point) => point.x),
    x,
    [left, WIDTH - 24],
  );
  const drawn = lines.map((line, at) => {
    const color = colorOf(line.color, at);
    // Beside one another, so that bars of the same x do not hide each other.
    const shift = points.some(({ low }) => low !== undefined) ? (at - (lines.length - 1) / 2) * 5 : 0;
    const place = ({ x, y }: LinePoint) => `${px(xScale(x) + shift)} ${px(yScale(y))}`;
    const bars = line.points.map(({ x, low, high }) =>
      low === undefined || high === undefined
        ? ""
        : `<path d="M${px(xScale(x) + shift)} ${px(yScale(low))}V${px(yScale(high))}" stroke="${color}" stroke-opacity="0.5" stroke-width="1.5"/>`,
    );
    const dots = line.points.slice(0, line.points.length > DOTTED_MAX ? 0 : undefined).map((point) => {
      const [cx, cy] = place(point).split(" ");
      return `<circle cx="${cx}" cy="${cy}" r="4" fill="${color}"/>`;
    });
    return `${bars.join("")}<path d="M${line.points.map(place).join("L")}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join("")}`;
  });
  return frame(
    HEIGHT,
    title,
    lines.length > 1 ? lines : [],
    yAxis(yScale, y, left, language) + xAxis(xScale, x, bottom, language) + drawn.join(""),
  );
}
