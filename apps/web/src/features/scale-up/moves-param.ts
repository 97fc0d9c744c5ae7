import { INPUT_IDS, type InputId } from "@brainscan/ml/scaleup/scenario";
import { createParser } from "nuqs";
import type { Move } from "./move-input.ts";

/** Inputs that the reader moved. */
export type Moves = Partial<Record<InputId, Move>>;

const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/;

/** "nImages:1000000,prevalence:0.01_0.05_0.2": a value, or low_central_high. What cannot be read is left out, as if never
 *  moved: a damaged link still opens. */
export function readMoves(text: string): Moves {
  const moves: Moves = {};
  for (const part of text.split(",")) {
    const [id, written = ""] = part.split(":");
    const known = INPUT_IDS.find((candidate) => candidate === id);
    const numbers = written.split("_");
    if (!known || !numbers.every((number) => NUMBER.test(number))) continue;
    const values = numbers.map(Number);
    if (values.length === 1) moves[known] = { central: values[0] };
    if (values.length === 3) moves[known] = { low: values[0], central: values[1], high: values[2] };
  }
  return moves;
}

export function writeMoves(moves: Moves): string {
  return INPUT_IDS.flatMap((id) => {
    const move = moves[id];
    if (!move) return [];
    return [`${id}:${"low" in move ? [move.low, move.central, move.high].map(short).join("_") : short(move.central)}`];
  }).join(",");
}

/** Digits enough for any assumption: links stay short. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

export const parseAsMoves = createParser<Moves>({
  parse: readMoves,
  serialize: writeMoves,
  eq: (a, b) => writeMoves(a) === writeMoves(b),
});
