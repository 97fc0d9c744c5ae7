import type { ComparedFold } from "./compared.ts";
import { type FoldArea, foldArea, meanOf } from "./fold-area.ts";

export type SeedSensitivity = {
  /** Seeds that gave an area. */
  nSeeds: number;
  mean: number | null;
  /** Lowest and highest. */
  range: { low: number; high: number } | null;
  /** Over seeds (n - 1); null below two. It tells how much of a single run is the luck of its seed, not how sure the
   *  area is: every seed sees the same images. */
  standardDeviation: number | null;
  perSeed: ({ seed: number } & FoldArea)[];
};

/** The same configuration under other seeds: how far its mean ROC AUC moves.
 *  @throws RangeError when a seed is given twice: counted twice it would hide the spread, or level is outside (0, 1) */
export function seedSensitivity(
  runs: readonly { seed: number; folds: readonly ComparedFold[] }[],
  level = 0.95,
): SeedSensitivity {
  const seeds = new Set<number>();
  for (const { seed } of runs) {
    if (seeds.has(seed)) throw new RangeError(`seed ${seed} is given twice`);
    seeds.add(seed);
  }
  const perSeed = runs.map(({ seed, folds }) => ({ seed, ...foldArea(folds, level) }));
  const values = perSeed.flatMap(({ auc }) => auc ?? []);
  if (values.length === 0) return { nSeeds: 0, mean: null, range: null, standardDeviation: null, perSeed };
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    nSeeds: values.length,
    mean,
    range: { low: Math.min(...values), high: Math.max(...values) },
    standardDeviation: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)),
    perSeed,
  };
}
