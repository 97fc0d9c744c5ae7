import { FONT_SIZE_MIN, fitText } from "../fit/fit-text.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { PALETTE } from "../pptx/palette.ts";
import { BULLET_INDENT } from "../pptx/text-xml.ts";
import type { Block, Placed, Point } from "./spec.ts";
import { TONES } from "./tones.ts";

const POINTS_SIZE_MAX = 22;
const POINTS_GAP = 0.45;
const PADDING = 10;

const stretchesOf = ({ lead, text }: Point) => [...(lead ? [{ text: `${lead} `, bold: true }] : []), { text }];

export function placePoints(items: readonly Point[], box: Box): Placed {
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

const CALLOUT_SIZES = { large: 26, plain: 20, small: FONT_SIZE_MIN };

type Callout = Extract<Block, { kind: "callout" }>;

export function placeCallout({ text, tone, size }: Callout, box: Box): Placed {
  const { ink, paper } = TONES[tone];
  const { fontSize, height } = fitText({
    paragraphs: [{ stretches: [{ text, bold: true }] }],
    ...{ width: box.w - 2 * PADDING, height: box.h - 2 * PADDING, fontSizeMax: CALLOUT_SIZES[size ?? "plain"] },
  });
  const h = height + 2 * PADDING;
  return {
    shapes: [
      {
        ...{ kind: "text", name: "Callout", box: { ...box, h }, fontSize, fill: paper },
        ...{ padding: PADDING, anchor: "middle", paragraphs: [{ runs: [{ text, bold: true, color: ink }] }] },
      },
    ],
    height: h,
    left: [],
  };
}

const VALUE_SIZE_MAX = 44;
const LABEL_SIZE_MAX = 20;
const GUTTER = 20;

/** Cards side by side: a large number, and below it what it counts. */
export function placeFigures({ items }: Extract<Block, { kind: "figures" }>, box: Box): Placed {
  const w = (box.w - GUTTER * (items.length - 1)) / items.length;
  const inner = w - 2 * PADDING;
  const one = (text: string, bold: boolean, fontSizeMax: number, height: number) =>
    fitText({ paragraphs: [{ stretches: [{ text, bold }] }], width: inner, height, fontSizeMax });
  const valueSize = Math.min(
    ...items.map(({ value }) => one(value, true, VALUE_SIZE_MAX, VALUE_SIZE_MAX * 1.2).fontSize),
  );
  const labelSize = Math.min(
    ...items.map(({ label }) => one(label, false, LABEL_SIZE_MAX, 3 * LABEL_SIZE_MAX).fontSize),
  );
  const labelHeight = Math.max(...items.map(({ label }) => one(label, false, labelSize, Infinity).height));
  const valueHeight = valueSize * 1.2;
  const h = valueHeight + labelHeight + 2 * PADDING + 4;
  const shapes = items.flatMap(({ value, label, tone = "plain" }, i): Shape[] => {
    const x = box.x + i * (w + GUTTER);
    const { ink, paper } = TONES[tone];
    return [
      { kind: "text", name: "Card", box: { x, y: box.y, w, h }, fontSize: FONT_SIZE_MIN, fill: paper, paragraphs: [] },
      {
        ...{ kind: "text", name: "Figure", fontSize: valueSize, anchor: "middle" },
        box: { x: x + PADDING, y: box.y + PADDING, w: inner, h: valueHeight },
        paragraphs: [{ runs: [{ text: value, bold: true, color: ink }] }],
      },
      {
        ...{ kind: "text", name: "Caption", fontSize: labelSize },
        box: { x: x + PADDING, y: box.y + PADDING + valueHeight + 4, w: inner, h: labelHeight },
        paragraphs: [{ runs: [{ text: label, color: PALETTE.foreground }] }],
      },
    ];
  });
  return { shapes, height: h, left: [] };
}
