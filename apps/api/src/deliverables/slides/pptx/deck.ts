import type { Language } from "../../../messages/message.ts";
import type { Chart } from "./chart.ts";

/** In points, 72 an inch, from the upper left corner. */
export type Box = { x: number; y: number; w: number; h: number };

/** 16:9, 13.33 x 7.5 inches. */
export const SLIDE_SIZE = { w: 960, h: 540 };

/** Six hexadecimal digits, as the format wants them. */
export type Color = string;

export type Run = { text: string; bold?: boolean; color?: Color };
export type Paragraph = { runs: readonly Run[]; bullet?: boolean; align?: "left" | "center" | "right" };

export type TextShape = {
  kind: "text";
  name: string;
  /** What it is to a reader of the outline; left out for a plain text box. */
  role?: "title" | "footer" | "slideNumber";
  box: Box;
  paragraphs: readonly Paragraph[];
  /** Of all its runs, in points. */
  fontSize: number;
  /** After each paragraph, in points. */
  spaceAfter?: number;
  /** Between the border and the text, in points. */
  padding?: number;
  anchor?: "top" | "middle" | "bottom";
  fill?: Color;
};

export type Cell = { text: string; bold?: boolean; color?: Color; align?: "left" | "right" };

export type TableShape = {
  kind: "table";
  name: string;
  /** Told aloud where the table cannot be seen. */
  description: string;
  box: Box;
  /** In points; they add up to the width of the box. */
  columnWidths: readonly number[];
  /** The first is the header; in points, each at least as high as its text. */
  rowHeights: readonly number[];
  fontSize: number;
  header: readonly Cell[];
  rows: readonly (readonly Cell[])[];
};

export type ChartShape = { kind: "chart"; name: string; description: string; box: Box; chart: Chart };

export type Shape = TextShape | TableShape | ChartShape;

export type Slide = {
  layout: "cover" | "content";
  shapes: readonly Shape[];
  /** Speaker notes, a paragraph each. */
  notes: readonly string[];
};

export type Deck = {
  title: string;
  /** Author and application in the file's properties. */
  product: string;
  language: Language;
  /** Written as the file's date, so that the same deck gives the same bytes. */
  createdAt: string;
  slides: readonly Slide[];
};
