/** Charts of the report, in the order of a talk. */
export const CHART_IDS = [
  "clusterings",
  "methods",
  "labelEfficiency",
  "calibration",
  "guarantee",
  "readings",
  "plans",
  "tornado",
  "frontier",
] as const;
export type ChartId = (typeof CHART_IDS)[number];

/** Roles of colour, the same in every file: the states of an image as the dashboard shows them, and for what is no state
 *  the colour of text ("ink"), a paler one for what stays behind ("quiet"), and a second series ("second"). */
export type Tone = "normal" | "cancer" | "review" | "unlabelled" | "ink" | "quiet" | "second";

/** A scale as it is drawn: its title names the unit, `low` and `high` are its ends, each tick has its text. */
export type Axis = {
  title: string;
  scale: "linear" | "log";
  low: number;
  high: number;
  ticks: { value: number; label: string }[];
};

/** A value to hold the others against, such as the budget: a dashed line with its text. */
export type Reference = { axis: "x" | "y"; value: number; label: string };

/** One line of a chart of intervals. `low` and `high` are null together: then `value` stands without a spread, because it
 *  has none. `text` is the value as printed beside it. */
export type IntervalRow = {
  id: string;
  label: string;
  value: number;
  low: number | null;
  high: number | null;
  text: string;
  tone: Tone;
  /** Drawn apart from the others: the champion, the plan of the verdict. */
  marked: boolean;
};

/** Values with their intervals, one below the other, on one horizontal axis. */
export type IntervalsBody = {
  kind: "intervals";
  rows: IntervalRow[];
  x: Axis;
  references: Reference[];
  /** What the tones stand for; empty when there is only one. */
  legend: { tone: Tone; label: string }[];
};

export type CurvePoint = {
  x: number;
  y: number;
  low: number;
  high: number;
  /** Spread of x; null where it has none. */
  xLow: number | null;
  xHigh: number | null;
  /** False: drawn hollow, since it is not certified. */
  solid: boolean;
};

/** Points in the plane with the interval of each, x ascending. `joined`: as a line with a band; otherwise as dots with bars. */
export type Series = { id: string; label: string; tone: Tone; joined: "line" | "steps" | "no"; points: CurvePoint[] };

export type CurvesBody = { kind: "curves"; series: Series[]; x: Axis; y: Axis; references: Reference[] };

/** What a total becomes when one input is low, and when it is high; the widest first. */
export type SwingRow = {
  id: string;
  label: string;
  atLow: number;
  atHigh: number;
  /** The input's own low and high values, as printed. */
  lowText: string;
  highText: string;
};

export type SwingsBody = {
  kind: "swings";
  rows: SwingRow[];
  /** Total with every input at its median. */
  base: number;
  x: Axis;
  references: Reference[];
  legend: { low: string; high: string };
};

/** A chart decided and put into words, not drawn: images and native charts of slides are made from the same one.
 *  Numbers in texts come through the quoter that it was prepared with; the plotted ones are the report's own. */
export type Chart = {
  id: ChartId;
  /** The finding, a sentence. */
  title: string;
  /** How to read it: what a dot, a bar or a band is. */
  reading: string;
  /** n, what is left out, and where the numbers come from. */
  source: string;
  body: IntervalsBody | CurvesBody | SwingsBody;
};

/** `missing`: why there is no such chart, in the reader's language; nothing is drawn then. */
export type Prepared = { id: ChartId; chart: Chart; missing: null } | { id: ChartId; chart: null; missing: string };
