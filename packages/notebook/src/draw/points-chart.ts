import type { Language } from "../study-report.ts";
import { type ColorName, colorOf } from "./colors.ts";
import { type Axis, frame, px, roomForTicks, scaleOver, TOP, WIDTH, xAxis, yAxis } from "./frame.ts";

export type PointGroup = { name: string; color?: ColorName; points: readonly (readonly [number, number])[] };

export type PointsChart = { title: string; x: Axis; y: Axis; groups: readonly PointGroup[] };

const HEIGHT = 460;

/** Points in the plane, a colour for each group; the later ones lie on top. */
export function pointsChart({ title, x, y, groups }: PointsChart, language: Language): string {
  const bottom = HEIGHT - 48;
  const points = groups.flatMap((group) => group.points);
  const yScale = scaleOver(
    points.map((point) => point[1]),
    y,
    [bottom, TOP],
  );
  const left = roomForTicks(yScale, language);
  const xScale = scaleOver(
    points.map((point) => point[0]),
    x,
    [left, WIDTH - 16],
  );
  const dots = groups.map(({ color, points }, at) => {
    const quiet = color === "unlabelled";
    const circles = points.map(
      ([px0, py0]) => `<circle cx="${px(xScale(px0))}" cy="${px(yScale(py0))}" r="${quiet ? 2.5 : 4}"/>`,
    );
    return `<g fill="${colorOf(color, at)}" fill-opacity="${quiet ? 0.45 : 0.85}">${circles.join("")}</g>`;
  });
  return frame(
    HEIGHT,
    title,
    groups,
    yAxis(yScale, y, left, language) + xAxis(xScale, x, bottom, language) + dots.join(""),
  );
}
