import type { ComparedFold } from "./compared.ts";

export type FoldPair = { repeat: number; fold: number; first: ComparedFold; second: ComparedFold };

/** The folds that both experiments have; empty when they were dealt differently: then folds of the same number hold out
 *  other rows, and nothing pairs them. O(rows held out). */
export function commonFolds(first: readonly ComparedFold[], second: readonly ComparedFold[]): FoldPair[] {
  const known = new Map(second.map((fold) => [nameOf(fold), fold]));
  const pairs: FoldPair[] = [];
  for (const fold of first) {
    const other = known.get(nameOf(fold));
    if (!other) continue;
    if (!sameRows(fold, other)) return [];
    pairs.push({ repeat: fold.repeat, fold: fold.fold, first: fold, second: other });
  }
  return pairs;
}

function nameOf({ repeat, fold }: ComparedFold): string {
  return `${repeat}:${fold}`;
}

function sameRows(first: ComparedFold, second: ComparedFold): boolean {
  if (!first.rows || !second.rows) return first.nTest === second.nTest;
  if (first.rows.length !== second.rows.length) return false;
  const held = new Set(Array.from(first.rows));
  return Array.from(second.rows).every((row) => held.has(row));
}
