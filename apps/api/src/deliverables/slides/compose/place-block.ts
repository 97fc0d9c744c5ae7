import { fitTable } from "../fit/fit-table.ts";
import { FONT_SIZE_MIN, fitText } from "../fit/fit-text.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { BULLET_INDENT } from "../pptx/text-xml.ts";
import { nativeBars } from "./native-bars.ts";
import { nativeCurves } from "./native-curves.ts";
import { placeForest } from "./place-forest.ts";
import type { Block, Point, TableBlock, Tone } from "./spec.ts";

/** `height` is what the block takes of its box; `left`: what it had no room for. */
export type Placed = { shapes: Shape[]; height: number; left: string[] };

export const TONES: Record<Tone, { ink: string; paper: string }> = {
  good: { ink: PALETTE.success, paper: "E8F3EE" },
  heed: { ink: PALETTE.warning, paper: "FFF5E1" },
  bad: { ink: PALETTE.destructive, paper: "FBECEB" },
  plain: { ink: PALETTE.primary, paper: PALETTE.muted },
};

const POINTS_SIZE_MAX = 20;
const POINTS_GAP = 0.45;
const CALLOUT_PADDING = 10;

export function placeBlock(block: Block, box: Box): Placed {
  switch (block.kind) {
    case "points":
      return placePoints(block.items, box);
    case "callout":
      return placeCallout(block.text, TONES[block.tone], box);
    case "figures":
      return placeFigures(block.items, box);
    case "table":
      return placeTable(block, box);
    case "forest":
      return placeForest(block, box);
    case "curves":
      return { shapes: [{ ...nativeCurves(block), box }], height: box.h, left: [] };
    case "bars":
      return { shapes: [{ ...nativeBars(block), box }], height: box.h, left: [] };
  }
}

const stretchesOf = ({ lead, text }: Point) => [...(lead ? [{ text: `${lead} `, bold: true }] : []), { text }];

function placePoints(items: readonly Point[], box: Box): Placed {
  const { fontSize, kept, height } = fitText({
    paragraphs: items.map((item) => ({ stretches: stretchesOf(item), indent: BULLET_INDENT })),
    ...{ width: box.w, height: box.h, fontSizeMax: POINTS_SIZE_MAX, gap: POINTS_GAP },
  });
  const paragraphs = items.slice(0, kept).map((item) => ({
    bullet: true,
    runs: stretchesOf(item).map((run, i) => ({
      ...run,
      color: item.lead && i === 0 ? PALETTE.primary : PALETTE.foreground,
    })),
  }));
  return {
    shapes: [{ kind: "text", name: "Points", box, fontSize, spaceAfter: POINTS_GAP * fontSize, paragraphs }],
    height,
    left: items.slice(kept).map(({ lead, text }) => (lead ? `${lead} ${text}` : text)),
  };
}

function placeCallout(text: string, { ink, paper }: { ink: string; paper: string }, box: Box): Placed {
  const { fontSize, height } = fitText({
    paragraphs: [{ stretches: [{ text, bold: true }] }],
    ...{ width: box.w - 2 * CALLOUT_PADDING, height: box.h - 2 * CALLOUT_PADDING, fontSizeMax: 20 },
  });
  const h = height + 2 * CALLOUT_PADDING;
  return {
    shapes: [
      {
        ...{ kind: "text", name: "Callout", box: { ...box, h }, fontSize, fill: paper },
        ...{ padding: CALLOUT_PADDING, anchor: "middle", paragraphs: [{ runs: [{ text, bold: true, color: ink }] }] },
      },
    ],
    height: h,
    left: [],
  };
}

const FIGURE_SIZES = { value: 32, label: FONT_SIZE_MIN };
const FIGURE_GUTTER = 20;

function placeFigures(items: readonly { value: string; label: string; tone?: Tone }[], box: Box): Placed {
  const w = (box.w - FIGURE_GUTTER * (items.length - 1)) / items.length;
  const inner = w - 2 * CALLOUT_PADDING;
  const values = items.map(({ value }) =>
    fitText({
      paragraphs: [{ stretches: [{ text: value, bold: true }] }],
      ...{ width: inner, height: FIGURE_SIZES.value * 1.2, fontSizeMax: FIGURE_SIZES.value },
    }),
  );
  const valueSize = Math.min(...values.map(({ fontSize }) => fontSize));
  const labelHeight = Math.max(
    ...items.map(
      ({ label }) =>
        fitText({
          paragraphs: [{ stretches: [{ text: label }] }],
          ...{ width: inner, height: Infinity, fontSizeMax: FIGURE_SIZES.label },
        }).height,
    ),
  );
  const valueHeight = valueSize * 1.15;
  const h = valueHeight + labelHeight + 2 * CALLOUT_PADDING + 4;
  const shapes = items.flatMap(({ value, label, tone = "plain" }, i): Shape[] => {
    const x = box.x + i * (w + FIGURE_GUTTER);
    const { ink, paper } = TONES[tone];
    return [
      { kind: "text", name: "Card", box: { x, y: box.y, w, h }, fontSize: 18, fill: paper, paragraphs: [] },
      {
        ...{ kind: "text", name: "Figure", fontSize: valueSize, anchor: "middle" },
        box: { x: x + CALLOUT_PADDING, y: box.y + CALLOUT_PADDING, w: inner, h: valueHeight },
        paragraphs: [{ runs: [{ text: value, bold: true, color: ink }] }],
      },
      {
        ...{ kind: "text", name: "Caption", fontSize: FIGURE_SIZES.label },
        box: { x: x + CALLOUT_PADDING, y: box.y + CALLOUT_PADDING + valueHeight + 4, w: inner, h: labelHeight },
        paragraphs: [{ runs: [{ text: label, color: PALETTE.foreground }] }],
      },
    ];
  });
  return { shapes, height: h, left: [] };
}

/** Room for the sentence that says what was cut. */
const CUT_HEIGHT = 26;

function placeTable(block: TableBlock, box: Box): Placed {
  const { header, rows } = block;
  const request = { header, rows, width: box.w, fontSize: FONT_SIZE_MIN };
  const whole = fitTable({ ...request, height: box.h });
  const fitted = whole.kept === rows.length ? whole : fitTable({ ...request, height: box.h - CUT_HEIGHT });
  const height = fitted.rowHeights.reduce((sum, one) => sum + one, 0);
  const shapes: Shape[] = [
    {
      ...{ kind: "table", name: block.name, description: block.description, box: { ...box, h: height } },
      ...{ columnWidths: fitted.columnWidths, rowHeights: fitted.rowHeights, fontSize: FONT_SIZE_MIN },
      ...{ header, rows: rows.slice(0, fitted.kept) },
    },
  ];
  if (fitted.kept === rows.length) return { shapes, height, left: [] };
  return { shapes: [...shapes, cutShape(block.cut(fitted.kept), box)], height: box.h, left: [] };
}

export function cutShape(text: string, box: Box): Shape {
  return {
    ...{ kind: "text", name: "Cut", fontSize: FONT_SIZE_MIN, anchor: "bottom" },
    box: { ...box, y: box.y + box.h - CUT_HEIGHT, h: CUT_HEIGHT },
    paragraphs: [{ runs: [{ text, color: PALETTE.mutedForeground }] }],
  };
}
