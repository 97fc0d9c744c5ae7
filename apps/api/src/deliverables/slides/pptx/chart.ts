import type { Color } from "./deck.ts";

/** A number the data cannot give is null: a gap, never 0. */
export type Values = readonly (number | null)[];

export type Axis = {
  title: string | null;
  scale: "linear" | "log";
  min: number;
  max: number;
  /** Between two ticks; null lets the application choose. */
  step: number | null;
  /** In the spreadsheet's language: "0.00", "0%", "#,##0". */
  format: string;
};

/** Horizontal bars from 0, one a category, the first at the top, each with its value beside it. */
export type BarChart = {
  kind: "bars";
  name: string;
  categories: readonly string[];
  values: Values;
  /** One a bar. */
  colors: readonly Color[];
  axis: Axis;
};

/** Ends of an interval round each point, along one axis; null where a point has none. */
export type Ends = { low: Values; high: Values; along: "x" | "y" };

export type PointSeries = {
  name: string;
  color: Color;
  /** What each point is, for whoever edits the data. */
  labels?: readonly string[];
  x: Values;
  y: Values;
  ends: Ends | null;
  /** A mark at each point, one that stands out, or none. */
  marked: "plain" | "strong" | null;
  line: "solid" | "dash" | "wide" | null;
};

/** Points, joined or not; both axes are to scale. A `y` that only keeps rows apart is not drawn: from 0
 *  at the foot to `top`. */
export type PointChart = { kind: "points"; series: readonly PointSeries[]; x: Axis; y: Axis | { top: number } };

export type Chart = BarChart | PointChart;
