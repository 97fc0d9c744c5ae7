import { drawIndex } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import type { PrevalenceSample, ScoredFamilies } from "./prevalence-sample.ts";

/** A statistic on resamples of both sets; several estimators in one statistic share the resamples, so that their
 *  differences can be told from noise. Labelled families are drawn with replacement within each kind (normal only,
 *  cancer only, both), the pool's families among themselves; scores are taken as they are, nothing is trained again.
 *  @param statistic  must not keep the sample, whose weights the next resample overwrites
 *  @returns its value on each resample
 *  O(nResamples * (m + u)) and the statistic's own cost; deterministic for a given `random`. */
export function bootstrapPrevalence<Value>(
  scores: ScoredFamilies,
  statistic: (sample: PrevalenceSample) => Value,
  nResamples: number,
  { random, signal }: { random: Random; signal?: AbortSignal },
): Value[] {
  const strata = labelledStrata(scores.labels, scores.labelledGroups);
  const poolRows = rowsByFamily(scores.poolGroups);
  const labelledWeights = new Float64Array(scores.labelled.length);
  const poolWeights = new Float64Array(scores.pool.length);
  const sample = { ...scores, labelledWeights, poolWeights };
  return Array.from({ length: nResamples }, () => {
    signal?.throwIfAborted();
    labelledWeights.fill(0);
    poolWeights.fill(0);
    for (const families of strata) drawFamilies(families, labelledWeights, random);
    drawFamilies(poolRows, poolWeights, random);
    return statistic(sample);
  });
}

function drawFamilies(families: number[][], weights: Float64Array, random: Random): void {
  for (let draw = 0; draw < families.length; draw++) {
    for (const row of families[drawIndex(random, families.length)]) weights[row]++;
  }
}

/** Rows of each family. */
function rowsByFamily(groups: Int32Array): number[][] {
  const families = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const rows = families.get(group);
    if (rows) rows.push(row);
    else families.set(group, [row]);
  });
  return [...families.values()];
}

function labelledStrata(labels: Int8Array, groups: Int32Array): number[][][] {
  const kinds: number[][][] = [[], [], []];
  for (const rows of rowsByFamily(groups)) {
    const cancers = rows.filter((row) => labels[row] === 1).length;
    kinds[cancers === 0 ? 0 : cancers === rows.length ? 1 : 2].push(rows);
  }
  return kinds.filter((families) => families.length > 0);
}
