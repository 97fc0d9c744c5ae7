import { partnersAcrossFolds } from "./families-across-folds.ts";
import type { JudgedRow } from "./outside-rows.ts";

export type DroppedRow = { row: number; reason: "FAMILY_IN_ANOTHER_FOLD" | "SCORED_TWICE" | "UNLABELLED" };

/** The rows on which their scores can be judged honestly, by position: none whose family was also tested in another fold of
 *  its repeat (its model had learned from that one), of an image scored twice in one fold the first alone, no unlabelled one.
 *  What remains was tested by models that had seen nothing of its family, as far as the folds tell. O(rows). */
export function withoutLeaks(rows: readonly JudgedRow[]): { kept: number[]; dropped: DroppedRow[] } {
  const partners = partnersAcrossFolds(rows);
  const seen = new Set<string>();
  const kept: number[] = [];
  const dropped: DroppedRow[] = [];
  for (const [row, { path, fold, repeat, label }] of rows.entries()) {
    const key = `${repeat} ${fold} ${path}`;
    if (label === null) dropped.push({ row, reason: "UNLABELLED" });
    else if (partners.has(row)) dropped.push({ row, reason: "FAMILY_IN_ANOTHER_FOLD" });
    else if (seen.has(key)) dropped.push({ row, reason: "SCORED_TWICE" });
    else {
      seen.add(key);
      kept.push(row);
    }
  }
  return { kept, dropped };
}
