import { drawIndex } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import type { PrevalenceFit } from "./prevalence-fit.ts";
import type { PrevalenceSample, ScoredFamilies } from "./prevalence-sample.ts";

export type Estimator = (sample: PrevalenceSample) => PrevalenceFit;

/** Every estimator on the same resamples, so that their differences can be told from noise.
 *  Labelled families are drawn with replacement within each kind (normal only, cancer only, both), the pool's families
 *  among themselves; scores are taken as they are, nothing is trained again.
 *  @returns one list an estimator, one fit a resample
 *  O(nResamples * (m + u)) and the estimators' own cost; deterministic for a given `random`. */
export function bootstrapPrevalence(
  scores: ScoredFamilies,
  estimators: readonly Estimator[],
  nResamples: number,
  tools: { random: Random; signal?: AbortSignal },
): PrevalenceFit[][] {
  const strata = labelledStrata(scores.labels, scores.labelledGroups);
  const poolRows = rowsByFamily(scores.poolGroups);
  const sample = {
    ...scores,
    labelledWeights: new Float64Array(scores.labelled.length),
    poolWeights: new Float64Array(scores.pool.length),
  };
  const fits = estimators.map((): PrevalenceFit[] => []);
  for (let resample = 0; resample < nResamples; resample++) {
    tools.signal?.throwIfAborted();
    sample.labelledWeights.fill(0);
    sample.poolWeights.fill(0);
    for (const families of strata) drawFamilies(families, sample.labelledWeights, tools.random);
    drawFamilies(poolRows, sample.poolWeights, tools.random);
    estimators.forEach((estimate, e) => {
      fits[e].push(estimate(sample));
    });
  }
  return fits;
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
