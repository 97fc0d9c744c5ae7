import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import type { Compared, ComparedFold } from "./compared.ts";

/** Folds of 80 rows trained on and 20 held out, five a repeat. */
export function madeFolds(areas: readonly (number | null)[]): ComparedFold[] {
  return areas.map((rocAuc, at) => ({ repeat: Math.floor(at / 5), fold: at % 5, nTrain: 80, nTest: 20, rocAuc }));
}

/** An experiment over 100 rows, each its own family, classes in turn; its scores are of no matter. */
export function madeCompared(id: string, areas: readonly (number | null)[]): Compared {
  const labels = Array.from({ length: 100 }, (_, row) => row % 2);
  return { id, folds: madeFolds(areas), outOfFold: labels.map(() => 0.5), labels, groups: Array.from(labels.keys()) };
}

/** Scores without folds to pair by: normal noise, shared in part, plus the shift where the row is a cancer. */
export function drawnCompared(
  seed: number,
  id: string,
  { shift, nRows = 100, sharedNoise = 0 }: { shift: number; nRows?: number; sharedNoise?: number },
): Compared {
  const [shared, own] = [createRandom(seed, "shared noise"), createRandom(seed, "own noise", id)];
  const labels = Array.from({ length: nRows }, (_, row) => row % 2);
  const noise = labels.map(
    () => Math.sqrt(sharedNoise) * drawNormal(shared) + Math.sqrt(1 - sharedNoise) * drawNormal(own),
  );
  return {
    id,
    folds: [],
    outOfFold: labels.map((label, row) => noise[row] + shift * label),
    labels,
    groups: Array.from(labels.keys()),
  };
}
