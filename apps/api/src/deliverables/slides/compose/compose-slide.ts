import { FONT_SIZE_MIN, fitText } from "../fit/fit-text.ts";
import type { Box, Shape, Slide } from "../pptx/deck.ts";
import {
  BODY_BOX,
  COVER_BODY_BOX,
  COVER_TITLE_BOX,
  FOOTER_BOX,
  NUMBER_BOX,
  SOURCE_BOX,
  TITLE_BOX,
} from "../pptx/page.ts";
import { PALETTE } from "../pptx/palette.ts";
import { placeBlock } from "./place-block.ts";
import { FONT_SIZE_MAX as TABLE_SIZE_MAX } from "./place-table.ts";
import type { Block, SlideSpec } from "./spec.ts";

/** Between columns and between blocks, in points. */
const GUTTER = 28;
const BETWEEN = 14;
/** A chart below which no table may push it. */
const CHART_HEIGHT_MIN = 150;

/** @param footer  told at the foot of every slide
 *  @param more  said in the notes before what a slide had no room for */
export type ComposeTexts = { footer: string; more: string };

/** Give every block of a slide its place and size. What does not fit at a readable size goes to the notes. */
export function composeSlide(spec: SlideSpec, texts: ComposeTexts): Slide {
  const cover = spec.kind === "cover";
  const body = cover ? COVER_BODY_BOX : BODY_BOX;
  const left: string[] = [];
  const foot = spec.foot
    ? placeBlock({ kind: "callout", size: "small", ...spec.foot }, { ...body, h: body.h / 3 })
    : null;
  const room = { ...body, h: body.h - (foot ? foot.height + BETWEEN : 0) };
  const shapes: Shape[] = [titleShape(spec, cover ? COVER_TITLE_BOX : TITLE_BOX)];

  const free = room.w - GUTTER * (spec.columns.length - 1);
  let x = room.x;
  for (const { share, blocks } of spec.columns) {
    const box = { ...room, x, w: free * share };
    const column = placeColumn(blocks, box);
    shapes.push(...column.shapes);
    left.push(...column.left);
    x += box.w + GUTTER;
  }
  for (const shape of foot?.shapes ?? [])
    shapes.push({ ...shape, box: { ...shape.box, y: room.y + room.h + BETWEEN } });
  shapes.push(...furniture(spec.source, texts.footer));
  return {
    layout: spec.kind,
    shapes: named(shapes),
    notes: [...spec.notes, ...(left.length > 0 ? [`${texts.more} ${left.join(" ")}`] : [])],
  };
}

/** Blocks of text and tables take the height they need, charts share what is left. */
function placeColumn(given: readonly Block[], box: Box): { shapes: Shape[]; left: string[] } {
  const gaps = BETWEEN * (given.length - 1);
  const charts = given.filter(isChart).length;
  const room = { ...box, h: box.h - gaps - charts * CHART_HEIGHT_MIN };
  const { blocks, heights } = smallEnough(given, room);
  const rest = box.h - gaps - heights.reduce((sum, height) => sum + height, 0);
  const shapes: Shape[] = [];
  const left: string[] = [];
  let y = box.y;
  for (const [i, block] of blocks.entries()) {
    const after = heights.slice(i + 1).reduce((sum, height) => sum + height + BETWEEN, 0);
    const h = isChart(block) && blocks.length > 1 ? rest / charts : box.y + box.h - y - (yields(block) ? after : 0);
    const placed = placeBlock(block, { ...box, y, h });
    shapes.push(...placed.shapes);
    left.push(...placed.left);
    y += placed.height + BETWEEN;
  }
  return { shapes, left };
}

/** Tables of a column at one size, the largest at which all of its blocks fit one below the other. */
function smallEnough(given: readonly Block[], room: Box): { blocks: readonly Block[]; heights: number[] } {
  for (let fontSizeMax = TABLE_SIZE_MAX; ; fontSizeMax--) {
    const blocks = given.map((block) => (block.kind === "table" ? { ...block, fontSizeMax } : block));
    const heights = blocks.map((block) => (isChart(block) ? 0 : placeBlock(block, room).height));
    const fits = heights.reduce((sum, height) => sum + height, 0) <= room.h;
    if (fits || fontSizeMax === FONT_SIZE_MIN) return { blocks, heights };
  }
}

/** Whether a block can do with less height than it would like. */
function yields({ kind }: Block): boolean {
  return kind === "points" || kind === "table";
}

function isChart({ kind }: Block): boolean {
  return kind === "forest" || kind === "curves" || kind === "bars";
}

function titleShape({ title }: SlideSpec, box: Box): Shape {
  const { fontSize } = fitText({
    paragraphs: [{ stretches: [{ text: title, bold: true }] }],
    ...{ width: box.w, height: box.h, fontSizeMax: box === COVER_TITLE_BOX ? 40 : 28 },
  });
  return {
    ...{ kind: "text", name: "Title", role: "title", box, fontSize, anchor: "middle" },
    paragraphs: [{ runs: [{ text: title, bold: true, color: PALETTE.primary }] }],
  };
}

function furniture(source: string, footer: string): Shape[] {
  const small = (text: string) => [{ runs: [{ text, color: PALETTE.mutedForeground }] }];
  return [
    { kind: "text", name: "Source", box: SOURCE_BOX, fontSize: 12, anchor: "middle", paragraphs: small(source) },
    {
      ...{ kind: "text", name: "Footer", role: "footer", box: FOOTER_BOX, fontSize: 12, anchor: "middle" },
      paragraphs: small(footer),
    },
    {
      ...{ kind: "text", name: "Slide number", role: "slideNumber", box: NUMBER_BOX },
      ...{ fontSize: 12, anchor: "middle", paragraphs: [] },
    },
  ];
}

/** Names in a selection pane tell shapes apart. */
function named(shapes: readonly Shape[]): Shape[] {
  const seen = new Map<string, number>();
  return shapes.map((shape) => {
    const before = seen.get(shape.name) ?? 0;
    seen.set(shape.name, before + 1);
    return before === 0 ? shape : { ...shape, name: `${shape.name} ${before + 1}` };
  });
}
