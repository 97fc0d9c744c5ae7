import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";
import type { TsneGradient } from "./tsne-gradient.ts";

type Schedule = { earlyExaggeration: number; step: number; maxIter: number; minGradNorm: number };

const EXPLORATION_ITERATIONS = 250;
const CHECK_EVERY = 50;
const GAIN_MIN = 0.01;

/** scikit-learn's two stages: exaggerated attraction with momentum 0.5, then true attraction with momentum 0.8. A stage
 *  ends early when its divergence has not fallen for 250 and 300 iterations, or when the gradient is short enough. */
export async function descend(
  points: Float64Array,
  gradient: TsneGradient,
  { earlyExaggeration, step, maxIter, minGradNorm }: Schedule,
  { signal, onProgress }: FitTools,
): Promise<{ klDivergence: number; nIter: number }> {
  const update = new Float64Array(points.length);
  const gains = new Float64Array(points.length);
  const slope = new Float64Array(points.length);
  const stages = [
    { until: Math.min(EXPLORATION_ITERATIONS, maxIter), exaggeration: earlyExaggeration, momentum: 0.5, patience: 250 },
    { until: maxIter, exaggeration: 1, momentum: 0.8, patience: 300 },
  ];
  const afterWork = takeTurns(signal);
  let nIter = 0;
  for (const { until, exaggeration, momentum, patience } of stages) {
    update.fill(0);
    gains.fill(1);
    let best = Infinity;
    let bestAt = nIter;
    while (nIter < until) {
      await afterWork(gradient.work);
      gradient.at(points, exaggeration, slope);
      const checked = (nIter + 1) % CHECK_EVERY === 0;
      const divergence = checked ? gradient.divergence(points, exaggeration) : Infinity;
      const norm = move(points, slope, update, gains, momentum, step);
      nIter++;
      onProgress?.(nIter, maxIter);
      if (!checked) continue;
      if (divergence < best) {
        best = divergence;
        bestAt = nIter;
      } else if (nIter - bestAt > patience) break;
      if (norm <= minGradNorm) break;
    }
  }
  gradient.at(points, 1, slope);
  return { klDivergence: gradient.divergence(points, 1), nIter };
}

/** One step with momentum; a coordinate whose gradient keeps its sign gains, one that turns loses (Jacobs 1988).
 *  @returns length of the gradient with its gains */
function move(
  points: Float64Array,
  slope: Float64Array,
  update: Float64Array,
  gains: Float64Array,
  momentum: number,
  step: number,
): number {
  let lengthSq = 0;
  for (let at = 0; at < points.length; at++) {
    const gain = Math.max(GAIN_MIN, update[at] * slope[at] < 0 ? gains[at] + 0.2 : gains[at] * 0.8);
    gains[at] = gain;
    const gradient = slope[at] * gain;
    lengthSq += gradient * gradient;
    update[at] = momentum * update[at] - step * gradient;
    points[at] += update[at];
  }
  return Math.sqrt(lengthSq);
}
