import { type FittedTable, fitTable } from "../fit/fit-table.ts";
import { FONT_SIZE_MIN } from "../fit/fit-text.ts";
import type { Box, Shape } from "../pptx/deck.ts";
import { CAPTION_HEIGHT, captionShape } from "./caption-shape.ts";
import type { Placed, TableBlock } from "./spec.ts";

export const FONT_SIZE_MAX = 20;

/** A table as large as it may be, or, at the smallest size, as many rows as fit and a line that says so. */
export function placeTable(block: TableBlock, box: Box): Placed {
  const { header, rows } = block;
  const request = { header, rows, width: box.w, height: box.h };
  for (let fontSize = block.fontSizeMax ?? FONT_SIZE_MAX; fontSize >= FONT_SIZE_MIN; fontSize--) {
    const fitted = fitTable({ ...request, fontSize });
    if (fitted.kept === rows.length) return { ...drawn(block, box, fitted, fontSize), left: [] };
  }
  const fitted = fitTable({ ...request, height: box.h - CAPTION_HEIGHT, fontSize: FONT_SIZE_MIN });
  const { shapes, height } = drawn(block, box, fitted, FONT_SIZE_MIN);
  const cut = captionShape(block.cut(fitted.kept), { ...box, y: box.y + height + 2 }, { name: "Cut" });
  return { shapes: [...shapes, cut], height: height + CAPTION_HEIGHT, left: [] };
}

function drawn(
  { name, description, header, rows }: TableBlock,
  box: Box,
  { columnWidths, rowHeights, kept }: FittedTable,
  fontSize: number,
): { shapes: Shape[]; height: number } {
  const height = rowHeights.reduce((sum, one) => sum + one, 0);
  return {
    height,
    shapes: [
      {
        ...{ kind: "table", name, description, box: { ...box, h: height }, columnWidths, rowHeights, fontSize },
        ...{ header, rows: rows.slice(0, kept) },
      },
    ],
  };
}
