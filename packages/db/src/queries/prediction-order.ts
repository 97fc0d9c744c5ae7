import { compareBytes } from "./path-search.ts";

export type PredictionOrder = { field: "PATH" | "PROBABILITY" | "CERTAINTY"; direction: "ASC" | "DESC" };

/** The place of a row in its order: its sorted value (null for the path; a missing one sorts last either way) and its path. */
export type PredictionCursor = { value: number | null; path: string };

/** Below zero when `a` comes before `b`. */
export function comparePlaces({ direction }: PredictionOrder, a: PredictionCursor, b: PredictionCursor): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  const ascending = (a.value ?? 0) - (b.value ?? 0) || compareBytes(a.path, b.path);
  return direction === "ASC" ? ascending : -ascending;
}
