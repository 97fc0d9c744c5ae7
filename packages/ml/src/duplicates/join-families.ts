import { createUnionFind } from "../cluster/union-find.ts";
import type { Matrix } from "../matrix/matrix.ts";
import type { DuplicateThresholds } from "./choose-thresholds.ts";
import type { ClosePair } from "./close-pairs.ts";
import { unitDistance } from "./feature-distance.ts";
import { wordsDistance } from "./hash-distance.ts";

/** Rows in the order of their keys. */
export type MeasuredRows = { words: Int32Array; units: Matrix; thresholds: DuplicateThresholds };
export type JoinedPair = ClosePair & { origin: "FOUND" | "REVIEWED" };
/** What readers said, by place: i * n + j, i before j. */
export type Readings = Map<number, { i: number; j: number; same: boolean }>;

/** Pairs within the thresholds that nobody read, and those read as the same; closest first. */
export function joinPairs(
  close: ClosePair[],
  readings: Readings,
  { words, units, thresholds }: MeasuredRows,
): JoinedPair[] {
  const { hashBits, featureDistance } = thresholds;
  const joined: JoinedPair[] = [];
  if (hashBits !== null && featureDistance !== null) {
    for (const pair of close) {
      if (pair.hashDistance > hashBits || pair.featureDistance > featureDistance) continue;
      if (!readings.has(pair.i * units.rows + pair.j)) joined.push({ ...pair, origin: "FOUND" });
    }
  }
  for (const { i, j, same } of readings.values()) {
    if (!same) continue;
    const distances = { hashDistance: wordsDistance(words, i, j), featureDistance: unitDistance(units, i, j) };
    joined.push({ i, j, ...distances, origin: "REVIEWED" });
  }
  return joined.sort(
    (p, q) => p.hashDistance - q.hashDistance || p.featureDistance - q.featureDistance || p.i - q.i || p.j - q.j,
  );
}

/** Families by pairs, directly or through others: their number for each row, and which are loose (see NearDuplicates). */
export function joinFamilies(
  joined: JoinedPair[],
  readings: Readings,
  measured: MeasuredRows,
): { families: Int32Array; looseFamilies: number[] } {
  const n = measured.units.rows;
  const sets = createUnionFind(n);
  for (const { i, j } of joined) {
    const [a, b] = [sets.find(i), sets.find(j)];
    // The earliest stands for its family, so that families are met in the order of their first member.
    if (a !== b) sets.join(Math.max(a, b), Math.min(a, b));
  }
  const families = new Int32Array(n);
  const members: number[][] = [];
  for (let i = 0; i < n; i++) {
    const head = sets.find(i);
    if (head === i) families[i] = members.push([]) - 1;
    else families[i] = families[head];
    members[families[i]].push(i);
  }
  const looseFamilies = Array.from(members.keys()).filter((family) => isLoose(members[family], readings, measured));
  return { families, looseFamilies };
}

function isLoose(members: number[], readings: Readings, { words, units, thresholds }: MeasuredRows): boolean {
  const bitsMax = 2 * (thresholds.hashBits ?? Number.POSITIVE_INFINITY);
  const distanceMax = 2 * (thresholds.featureDistance ?? Number.POSITIVE_INFINITY);
  return members.some((i, at) =>
    members.slice(at + 1).some((j) => {
      const reading = readings.get(i * units.rows + j);
      if (reading) return !reading.same;
      return wordsDistance(words, i, j) > bitsMax || unitDistance(units, i, j) > distanceMax;
    }),
  );
}
