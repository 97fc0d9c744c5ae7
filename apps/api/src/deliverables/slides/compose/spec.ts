import type { Tone as ChartTone, CurvesBody, IntervalsBody } from "../../charts/chart-data.ts";
import type { Cell, Color, Shape } from "../pptx/deck.ts";

export type { ChartTone };

/** Of a statement: what is well, what to heed, what is amiss, and what is none of these. */
export type Tone = "good" | "heed" | "bad" | "plain";

/** A statement, with the words that it opens with in bold. */
export type Point = { lead?: string; text: string };

/** A part of a slide, before it has a place or a size. */
export type Block =
  | { kind: "points"; items: readonly Point[] }
  | { kind: "callout"; text: string; tone: Tone; size?: "large" | "small" }
  /** Large numbers side by side, each with what it counts. */
  | { kind: "figures"; items: readonly { value: string; label: string; tone?: Tone }[] }
  | TableBlock
  | ForestBlock
  | { kind: "curves"; name: string; description: string; body: CurvesBody }
  | {
      kind: "bars";
      name: string;
      description: string;
      rows: readonly { label: string; value: number; color: Color }[];
      /** Whether spaces stand between thousands. */
      spaced: boolean;
    };

export type TableBlock = {
  kind: "table";
  name: string;
  description: string;
  header: readonly Cell[];
  rows: readonly (readonly Cell[])[];
  /** Said below when fewer rows fit than there are. */
  cut(shown: number): string;
  /** In points; 20 when left out. */
  fontSizeMax?: number;
};

/** Values with their intervals beside their names, one below the other. */
export type ForestBlock = {
  kind: "forest";
  name: string;
  description: string;
  body: IntervalsBody;
  /** Said below when fewer rows fit than there are. */
  cut(shown: number): string;
};

/** `height` is what a block takes of its box; `left`: what it had no room for. */
export type Placed = { shapes: Shape[]; height: number; left: string[] };

/** One slide's content. Column shares add up to 1; blocks of a column stand below one another. */
export type SlideSpec = {
  kind: "cover" | "content";
  /** The finding. */
  title: string;
  columns: readonly { share: number; blocks: readonly Block[] }[];
  /** A sentence over the whole width, below the columns. */
  foot?: { text: string; tone: Tone };
  /** Where the numbers come from: the only small print. */
  source: string;
  /** The evidence, for whoever speaks. */
  notes: readonly string[];
};
