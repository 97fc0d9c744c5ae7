import { LABELS } from "../import/labels-file.ts";
import { cleanText } from "../import/read-table.ts";
import { type UserProblem, userProblem } from "../messages/user-problem.ts";
import type { Cell, OutsideLabel, Place } from "./outside-table.ts";
import { clip } from "./plan-columns.ts";

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;
const MISSING = new Set(["", "na", "n/a", "<na>", "none", "null"]);
const FOLD_MAX = 1_000_000;

/** Where a cell stands: named in whatever is wrong with it. */
export type CellContext = { place: Place; column: string; cellLengthMax: number; decimalComma: boolean };

function refuse(
  code:
    | "OUTSIDE_NOT_A_NUMBER"
    | "OUTSIDE_NOT_FINITE"
    | "OUTSIDE_NOT_WHOLE"
    | "OUTSIDE_LABEL_UNKNOWN"
    | "OUTSIDE_NUMBER_TOO_LARGE",
  cell: Cell,
  { place, column }: CellContext,
): UserProblem {
  return userProblem(code, { ...place, column, value: clip(cleanText(String(cell))) });
}

function textOf(cell: Cell, { place, column, cellLengthMax }: CellContext): string {
  const text = cell === null || cell === undefined ? "" : String(cell);
  if (text.length > cellLengthMax)
    throw userProblem("OUTSIDE_CELL_TOO_LONG", { ...place, column, lengthMax: cellLengthMax });
  return cleanText(text);
}

export function readFilename(cell: Cell, context: CellContext): string {
  const text = textOf(cell, context);
  if (text === "") throw userProblem("OUTSIDE_VALUE_MISSING", { ...context.place, column: context.column });
  return text;
}

/** @throws UserProblem when the cell is empty, or holds anything but a finite number */
export function readFinite(cell: Cell, context: CellContext): number {
  if (typeof cell === "number" || typeof cell === "bigint") {
    const number = Number(cell);
    if (!Number.isFinite(number)) throw refuse("OUTSIDE_NOT_FINITE", cell, context);
    return number;
  }
  const text = textOf(cell, context);
  if (MISSING.has(text.toLowerCase()))
    throw userProblem("OUTSIDE_VALUE_MISSING", { ...context.place, column: context.column });
  if (NOT_FINITE.test(text)) throw refuse("OUTSIDE_NOT_FINITE", cell, context);
  const plain = context.decimalComma && DECIMAL_COMMA.test(text) ? text.replace(",", ".") : text;
  if (typeof cell === "boolean" || !NUMBER.test(plain)) throw refuse("OUTSIDE_NOT_A_NUMBER", cell, context);
  const number = Number(plain);
  if (!Number.isFinite(number)) throw refuse("OUTSIDE_NUMBER_TOO_LARGE", cell, context);
  return number;
}

/** A number that a matrix in single precision keeps. */
export function readSingle(cell: Cell, context: CellContext): number {
  const number = Math.fround(readFinite(cell, context));
  if (!Number.isFinite(number)) throw refuse("OUTSIDE_NUMBER_TOO_LARGE", cell, context);
  return number;
}

/** The number of a fold or a repeat; "3.0" is one, since pandas writes it so beside missing values. */
export function readWhole(cell: Cell, context: CellContext): number {
  const number = readFinite(cell, context);
  if (!Number.isInteger(number) || number < 0 || number > FOLD_MAX) throw refuse("OUTSIDE_NOT_WHOLE", cell, context);
  return number;
}

/** A label as labels.csv writes it, as a number, or as pandas leaves a missing one (-1, nan). */
export function readLabel(cell: Cell, context: CellContext): OutsideLabel {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  const text = textOf(cell, context)
    .toLowerCase()
    .replace(/^(-?\d)\.0*$/, "$1");
  if (text === "-1" || text === "nan" || text === "unlabelled" || MISSING.has(text)) return null;
  const label = LABELS.get(text);
  if (label === undefined) throw refuse("OUTSIDE_LABEL_UNKNOWN", cell, context);
  return label;
}
