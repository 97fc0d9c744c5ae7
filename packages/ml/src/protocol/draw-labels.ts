import { shuffle } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import { CANCER } from "./labels.ts";

/** Draws so many labelled rows by whole families, the classes in the proportion of their families and at least one
 *  family of each. The families are put in one seeded order and the first that reach the number are kept: with the same
 *  stream a smaller draw is part of a larger one. A family that reaches the number is taken whole.
 *  @param rows    labelled rows to draw from
 *  @param labels  n: 0 or 1 for each of them
 *  @param groups  n: family of each row
 *  @returns the rows drawn, in the order of `rows`; all of them where they are fewer
 *  @throws RangeError when nLabels is not a whole number of at least 2
 *  O(rows), deterministic for a given `random`. */
export function drawLabels(
  rows: readonly number[],
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  nLabels: number,
  random: Random,
): number[] {
  if (!Number.isInteger(nLabels) || nLabels < 2) throw new RangeError(`nLabels is ${nLabels}, at least 2 are needed`);
  const families = new Map<number, number[]>();
  for (const row of rows) {
    const family = families.get(groups[row]);
    if (family) family.push(row);
    else families.set(groups[row], [row]);
  }
  const all = shuffle([...families.values()], random);
  const isCancer = (family: number[]) => family.some((row) => labels[row] === CANCER);
  const order = inProportion(
    all.filter((family) => !isCancer(family)),
    all.filter(isCancer),
  );
  const kept = new Set<number>();
  for (const [at, family] of order.entries()) {
    if (kept.size >= nLabels && at >= 2) break;
    for (const row of family) kept.add(row);
  }
  return rows.filter((row) => kept.has(row));
}

/** One of each, then always of the class that lags behind its share. */
function inProportion<Item>(first: Item[], second: Item[]): Item[] {
  if (first.length === 0 || second.length === 0) return [...first, ...second];
  const order = [first[0], second[0]];
  let [a, b] = [1, 1];
  while (a < first.length || b < second.length) {
    const firstLags = b >= second.length || (a < first.length && a / first.length <= b / second.length);
    order.push(firstLags ? first[a++] : second[b++]);
  }
  return order;
}
