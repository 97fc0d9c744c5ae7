import type { Cell } from "../pptx/deck.ts";
import { CELL_PADDING } from "../pptx/shape-xml.ts";
import { countLines, LINE_HEIGHT } from "./count-lines.ts";
import { textWidth } from "./text-width.ts";

export type TableRequest = {
  header: readonly Cell[];
  rows: readonly (readonly Cell[])[];
  width: number;
  height: number;
  fontSize: number;
};

export type FittedTable = {
  columnWidths: number[];
  /** Of the header and of the rows that fit, in points. */
  rowHeights: number[];
  /** Rows that fit, from the first. */
  kept: number;
};

/** Columns as wide as their text where there is room, else narrowed in the first column, whose words may break over lines;
 *  and as many rows as the height takes. */
export function fitTable({ header, rows, width, height, fontSize }: TableRequest): FittedTable {
  const natural = header.map((head, c) =>
    Math.ceil(
      Math.max(...[head, ...rows.map((row) => row[c])].map((cell) => cellWidth(cell, fontSize, cell === head))),
    ),
  );
  const columnWidths = shareOut(natural, width);
  const heights = [header, ...rows].map((cells, r) =>
    Math.max(...cells.map((cell, c) => cellHeight(cell, columnWidths[c], fontSize, r === 0))),
  );
  let kept = rows.length;
  const sum = () => heights.slice(0, kept + 1).reduce((total, one) => total + one, 0);
  while (kept > 0 && sum() > height) kept -= 1;
  return { columnWidths, rowHeights: heights.slice(0, kept + 1), kept };
}

function cellWidth(cell: Cell, fontSize: number, header: boolean): number {
  return textWidth(cell.text, fontSize, header || cell.bold === true) / 0.97 + 2 * CELL_PADDING.x;
}

function cellHeight(cell: Cell, width: number, fontSize: number, header: boolean): number {
  const stretch = { text: cell.text, bold: header || cell.bold };
  return countLines([stretch], fontSize, width - 2 * CELL_PADDING.x) * fontSize * LINE_HEIGHT + 2 * CELL_PADDING.y;
}

/** Room left over goes to the first column; room that lacks is taken from the widest, again and again, never below a third
 *  of an even share. */
function shareOut(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const least = width / widths.length / 3;
  let lacking = widths.reduce((sum, one) => sum + one, 0) - width;
  while (lacking > 0.5) {
    const widest = widths.indexOf(Math.max(...widths));
    const step = Math.min(4, lacking, widths[widest] - least);
    if (step <= 0) break;
    widths[widest] -= step;
    lacking -= step;
  }
  widths[0] -= Math.min(0, lacking);
  return widths;
}
