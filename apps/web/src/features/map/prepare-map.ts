import type { Decision, Label } from "../../generated/graphql.ts";
import { classMarks, clusterMark, type MapMark, probabilityMarks } from "./map-mark.ts";
import type { Colouring } from "./map-params.ts";

export type MapColumns = {
  imageIds: readonly string[];
  x: readonly number[];
  y: readonly number[];
  labels: readonly (Label | null)[];
  probabilities: readonly (number | null)[];
  decisions: readonly (Decision | null)[];
  clusters: readonly (number | null)[];
  groupIds: readonly string[];
};

export type CategoryName =
  | { kind: "label"; label: Label | null }
  | { kind: "decision"; decision: Decision | null }
  | { kind: "probability"; from: number; to: number }
  | { kind: "noProbability" }
  | { kind: "cluster"; index: number | null };

export type MapCategory = { key: string; name: CategoryName; mark: MapMark; count: number };

export type PreparedMap = {
  /** In drawing order: the first lies below the others. Empty ones are left out. */
  categories: MapCategory[];
  /** Category of each point, an index into `categories`. */
  categoryOf: Uint16Array;
  /** Points in drawing order, hidden ones left out. */
  drawn: Uint32Array;
  hiddenCount: number;
};

type Slot = Omit<MapCategory, "count">;

/** Decides what each point looks like and which lies above which.
 *  @param map parallel columns, n points
 *  @param hidden keys of categories that are switched off */
export function prepareMap(map: MapColumns, colouring: Colouring, hidden: ReadonlySet<string>): PreparedMap {
  const n = map.imageIds.length;
  const slots = slotsOf(map, colouring);
  const rank = new Map(slots.map((slot, index) => [slot.key, index]));
  const slotOf = Uint16Array.from({ length: n }, (_, i) => rank.get(keyOf(map, colouring, i)) ?? 0);
  const counts = new Uint32Array(slots.length);
  for (const slot of slotOf) counts[slot]++;

  const categories: MapCategory[] = [];
  const compact = slots.map((slot, index) =>
    counts[index] > 0 ? categories.push({ ...slot, count: counts[index] }) - 1 : -1,
  );
  const categoryOf = slotOf.map((slot) => compact[slot]);

  const byCategory: number[][] = categories.map(() => []);
  for (let i = 0; i < n; i++) byCategory[categoryOf[i]].push(i);
  const drawn = Uint32Array.from(
    byCategory.flatMap((points, index) => (hidden.has(categories[index].key) ? [] : points)),
  );
  return { categories, categoryOf, drawn, hiddenCount: n - drawn.length };
}

function keyOf(map: MapColumns, colouring: Colouring, i: number): string {
  switch (colouring) {
    case "label":
      return map.labels[i] ?? "UNLABELLED";
    case "decision":
      return map.decisions[i] ?? "NONE";
    case "cluster":
      return map.clusters[i] === null ? "NONE" : `C${map.clusters[i]}`;
    case "probability": {
      const probability = map.probabilities[i];
      return probability === null ? "NONE" : `P${Math.min(4, Math.floor(probability * 5))}`;
    }
  }
}

/** Every category that the colouring can have, in drawing order. */
function slotsOf(map: MapColumns, colouring: Colouring): Slot[] {
  const nothing = classMarks.UNLABELLED;
  switch (colouring) {
    case "label":
      return [
        { key: "UNLABELLED", name: { kind: "label", label: null }, mark: nothing },
        { key: "NORMAL", name: { kind: "label", label: "NORMAL" }, mark: classMarks.NORMAL },
        { key: "CANCER", name: { kind: "label", label: "CANCER" }, mark: classMarks.CANCER },
      ];
    case "decision":
      return [
        { key: "NONE", name: { kind: "decision", decision: null }, mark: nothing },
        { key: "REVIEW", name: { kind: "decision", decision: "REVIEW" }, mark: classMarks.REVIEW },
        { key: "NORMAL", name: { kind: "decision", decision: "NORMAL" }, mark: classMarks.NORMAL },
        { key: "CANCER", name: { kind: "decision", decision: "CANCER" }, mark: classMarks.CANCER },
      ];
    case "probability":
      return [
        { key: "NONE", name: { kind: "noProbability" }, mark: nothing },
        ...probabilityMarks.map(
          (mark, bin): Slot => ({
            key: `P${bin}`,
            name: { kind: "probability", from: bin / 5, to: (bin + 1) / 5 },
            mark,
          }),
        ),
      ];
    case "cluster": {
      const indices = [...new Set(map.clusters)].filter((index) => index !== null).sort((a, b) => a - b);
      return [
        { key: "NONE", name: { kind: "cluster", index: null }, mark: nothing },
        ...indices.map(
          (index): Slot => ({ key: `C${index}`, name: { kind: "cluster", index }, mark: clusterMark(index) }),
        ),
      ];
    }
  }
}
