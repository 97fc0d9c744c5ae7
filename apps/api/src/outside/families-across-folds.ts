import type { JudgedRow } from "./outside-rows.ts";

/** An image that one fold tests while another, and so the training of the first, holds a member of its family. */
export type StraddlingPair = { repeat: number; family: string | number; first: TestedImage; second: TestedImage };
export type TestedImage = { path: string; fold: number };

/** Labelled rows by repeat and family. O(rows). */
function membersByFamily(rows: readonly JudgedRow[]): Map<string, number[]> {
  const members = new Map<string, number[]>();
  for (const [i, { repeat, family, label }] of rows.entries()) {
    if (label === null) continue;
    const key = `${repeat} ${family}`;
    const others = members.get(key);
    if (others) others.push(i);
    else members.set(key, [i]);
  }
  return members;
}

/** Labelled rows whose family another fold of the same repeat tests too, each with one such partner. A model tested on fold
 *  k learned from all other folds, so each of these was tested by a model that had seen its like. O(rows) but within families.
 *  @returns the row's partner by the row's position */
export function partnersAcrossFolds(rows: readonly JudgedRow[]): Map<number, number> {
  const partners = new Map<number, number>();
  for (const members of membersByFamily(rows).values()) {
    const [first] = members;
    const other = members.find((i) => rows[i].fold !== rows[first].fold);
    if (other === undefined) continue;
    for (const i of members) partners.set(i, rows[i].fold === rows[first].fold ? other : first);
  }
  return partners;
}

/** Each pair once, images of the same path left out: an image on both sides of itself is told as scored twice. */
export function straddlingPairs(rows: readonly JudgedRow[], partners: ReadonlyMap<number, number>): StraddlingPair[] {
  const told = new Set<string>();
  const pairs: StraddlingPair[] = [];
  for (const [i, j] of partners) {
    const [a, b] = [rows[Math.min(i, j)], rows[Math.max(i, j)]];
    const key = `${Math.min(i, j)} ${Math.max(i, j)}`;
    if (a.path === b.path || told.has(key)) continue;
    told.add(key);
    const [first, second] = [a, b].map(({ path, fold }) => ({ path, fold }));
    pairs.push({ repeat: a.repeat, family: a.family, first, second });
  }
  return pairs;
}
