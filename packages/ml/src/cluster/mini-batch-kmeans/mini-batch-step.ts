import { drawIndex } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";
import type { AssignableRows } from "../kmeans/assignable-rows.ts";
import { inertiaOf } from "../kmeans/lloyd.ts";
import { nearestCenters } from "../kmeans/nearest-centers.ts";

/** Centres (k x d) with the number of rows that each was made of so far. */
export type RunningCenters = { centers: Float64Array; weights: Float64Array };

/** One step: the rows of a batch go to their nearest centre, and each centre becomes the mean of all the rows that it
 *  was ever given (Sculley 2010). `running` is left as it was.
 *  @returns inertia: of the batch, against the centres before the step */
export async function miniBatchStep(
  batch: AssignableRows,
  { centers, weights }: RunningCenters,
): Promise<RunningCenters & { inertia: number }> {
  const { data, rows, cols } = batch.features;
  const labels = await nearestCenters(batch, centers);
  const next = centers.map((value, at) => value * weights[Math.floor(at / cols)]);
  const nextWeights = Float64Array.from(weights);
  for (let i = 0; i < rows; i++) {
    nextWeights[labels[i]]++;
    const to = labels[i] * cols;
    for (let j = 0; j < cols; j++) next[to + j] += data[i * cols + j];
  }
  for (let c = 0; c < weights.length; c++) {
    const untouched = nextWeights[c] === weights[c];
    for (let at = c * cols; at < (c + 1) * cols; at++) next[at] = untouched ? centers[at] : next[at] / nextWeights[c];
  }
  return { centers: next, weights: nextWeights, inertia: inertiaOf(batch.features, labels, centers) };
}

/** Centres of fewer rows than `reassignmentRatio` times the largest's move to rows of the batch drawn without
 *  repetition, at most as many as half the batch (the lightest first), and start at the weight of the lightest kept. */
export function reassignCenters(
  batch: AssignableRows,
  { centers, weights }: RunningCenters,
  reassignmentRatio: number,
  random: Random,
): void {
  const { data, rows, cols } = batch.features;
  const heaviest = Math.max(...weights);
  const lightestFirst = Array.from(weights.keys()).sort((a, b) => weights[a] - weights[b] || a - b);
  const light = lightestFirst.filter((c) => weights[c] < reassignmentRatio * heaviest);
  const moved = light.slice(0, Math.floor(rows / 2));
  if (moved.length === 0) return;
  const lightestKept = weights[lightestFirst[moved.length]];
  const free = Array.from({ length: rows }, (_, i) => i);
  for (const [at, c] of moved.entries()) {
    const drawn = at + drawIndex(random, rows - at);
    [free[at], free[drawn]] = [free[drawn], free[at]];
    for (let j = 0; j < cols; j++) centers[c * cols + j] = data[free[at] * cols + j];
    weights[c] = lightestKept;
  }
}
