import { drawIndex } from "../../random/draw.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";
import type { FuzzyGraph } from "./fuzzy-graph.ts";
import { tabulate } from "./slope-table.ts";

type Schedule = { a: number; b: number; nEpochs: number; learningRate: number; negativeSampleRate: number };

const STEP_MAX = 4;

/** Moves the points, n x 2, by stochastic gradient descent on the cross-entropy of edges: each edge pulls as often as it
 *  weighs, nEpochs times for the heaviest, in both directions; each pull is set against negativeSampleRate pushes from
 *  rows drawn at random. Steps shrink to nothing over the epochs. O(nEpochs edges negativeSampleRate). McInnes, Healy
 *  and Melville 2018, algorithm 5; umap-learn's optimize_layout_euclidean. */
export async function optimiseLayout(
  points: Float64Array,
  { offsets, columns, weights }: FuzzyGraph,
  { a, b, nEpochs, learningRate, negativeSampleRate }: Schedule,
  { random, signal, onProgress }: FitTools,
): Promise<void> {
  const n = offsets.length - 1;
  const heaviest = weights.reduce((largest, weight) => Math.max(largest, weight), 0);
  // Edges that would not be drawn once are left out.
  const kept: number[] = [];
  const tails: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      if (weights[e] === 0 || weights[e] < heaviest / nEpochs) continue;
      kept.push(e);
      tails.push(i);
    }
  }
  const heads = Int32Array.from(kept, (e) => columns[e]);
  const periods = Float64Array.from(kept, (e) => heaviest / weights[e]);
  const nextPull = periods.slice();
  const nextPush = periods.map((period) => period / negativeSampleRate);
  const pullSlope = tabulate((distanceSq) => {
    const power = distanceSq ** b;
    return (-2 * a * b * power) / (distanceSq * (a * power + 1));
  });
  const pushSlope = tabulate((distanceSq) => (2 * b) / ((0.001 + distanceSq) * (a * distanceSq ** b + 1)));
  // Marsaglia's xorshift (2003): the draws are as many as the pushes, and need no more than to be spread evenly.
  const state = Int32Array.of(1 + drawIndex(random, 2 ** 31 - 1));
  const perWord = n / 2 ** 32;

  const afterWork = takeTurns(signal);
  for (let epoch = 0; epoch < nEpochs; epoch++) {
    await afterWork(heads.length * (1 + 10 * negativeSampleRate));
    const step = learningRate * (1 - epoch / nEpochs);
    for (let e = 0; e < heads.length; e++) {
      if (nextPull[e] > epoch) continue;
      const pushPeriod = periods[e] / negativeSampleRate;
      const pushes = negativeSampleRate > 0 ? Math.floor((epoch - nextPush[e]) / pushPeriod) : 0;
      pull(tails[e], heads[e], step);
      push(tails[e], pushes, step);
      pull(heads[e], tails[e], step);
      push(heads[e], pushes, step);
      nextPull[e] += periods[e];
      nextPush[e] += pushes * pushPeriod;
    }
    onProgress?.(epoch + 1, nEpochs);
  }

  function pull(i: number, j: number, step: number): void {
    const dx = points[2 * i] - points[2 * j];
    const dy = points[2 * i + 1] - points[2 * j + 1];
    const distanceSq = dx * dx + dy * dy;
    if (distanceSq === 0) return;
    const slope = pullSlope(distanceSq);
    const moveX = clip(slope * dx) * step;
    const moveY = clip(slope * dy) * step;
    points[2 * i] += moveX;
    points[2 * i + 1] += moveY;
    points[2 * j] -= moveX;
    points[2 * j + 1] -= moveY;
  }

  function push(i: number, pushes: number, step: number): void {
    let x = points[2 * i];
    let y = points[2 * i + 1];
    let word = state[0];
    for (let p = 0; p < pushes; p++) {
      word ^= word << 13;
      word ^= word >>> 17;
      word ^= word << 5;
      const j = Math.floor((word >>> 0) * perWord);
      if (j === i) continue;
      const dx = x - points[2 * j];
      const dy = y - points[2 * j + 1];
      const distanceSq = dx * dx + dy * dy;
      if (distanceSq > 0) {
        const slope = pushSlope(distanceSq);
        x += clip(slope * dx) * step;
        y += clip(slope * dy) * step;
      } else {
        // At the very same place there is no direction to be pushed in: any will do.
        x += STEP_MAX * step;
        y += STEP_MAX * step;
      }
    }
    state[0] = word;
    points[2 * i] = x;
    points[2 * i + 1] = y;
  }
}

function clip(value: number): number {
  if (value > STEP_MAX) return STEP_MAX;
  if (value < -STEP_MAX) return -STEP_MAX;
  return value;
}
