import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { drawNormal } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";

/** A classifier over d columns: linear when `hidden` is 0, else one layer of so many rectified units. */
export type Head = {
  d: number;
  hidden: number;
  /** First layer's weights (d x hidden) and biases (none when linear), then the last layer's weights and bias. */
  weights: Float64Array;
};

/** A linear head starts at 0; a hidden layer at He's normal draw, since equal units would stay equal. */
export function createHead(d: number, hidden: number, random: Random): Head {
  const width = hidden || d;
  const head = { d, hidden, weights: new Float64Array(hidden * (d + 1) + width + 1) };
  if (hidden === 0) return head;
  const { first, last } = layersOf(head);
  for (let at = 0; at < first.data.length; at++) first.data[at] = drawNormal(random) * Math.sqrt(2 / d);
  for (let at = 0; at < hidden; at++) last.data[at] = drawNormal(random) / Math.sqrt(hidden);
  return head;
}

/** Views into the head's weights. */
export function layersOf({ d, hidden, weights }: Head): {
  first: DoubleMatrix;
  firstBias: Float64Array;
  last: DoubleMatrix;
  lastBias: Float64Array;
} {
  const width = hidden || d;
  const firstEnd = d * hidden;
  return {
    first: { data: weights.subarray(0, firstEnd), rows: d, cols: hidden },
    firstBias: weights.subarray(firstEnd, firstEnd + hidden),
    last: { data: weights.subarray(firstEnd + hidden, firstEnd + hidden + width), rows: width, cols: 1 },
    lastBias: weights.subarray(weights.length - 1),
  };
}

/** P(class 1) of each row of x (m x d), and what the last layer saw. */
export async function runHead(head: Head, x: DoubleMatrix): Promise<{ p: Float64Array; seen: DoubleMatrix }> {
  const { first, firstBias, last, lastBias } = layersOf(head);
  const seen = head.hidden === 0 ? x : await multiply(x, first);
  if (head.hidden > 0) {
    for (let at = 0; at < seen.data.length; at++)
      seen.data[at] = Math.max(0, seen.data[at] + firstBias[at % head.hidden]);
  }
  const { data: logits } = await multiply(seen, last);
  return { p: logits.map((logit) => 1 / (1 + Math.exp(-logit - lastBias[0]))), seen };
}

/** Gradient of a sum of cross-entropies, in the order of the head's weights.
 *  @param seen   what the last layer saw of x
 *  @param slope  m: weight times (p - target) of each row */
export async function headGradient(
  head: Head,
  x: DoubleMatrix,
  seen: DoubleMatrix,
  slope: Float64Array,
): Promise<Float64Array> {
  const gradient: Head = { ...head, weights: new Float64Array(head.weights.length) };
  const layers = layersOf(gradient);
  const column = { data: slope, rows: slope.length, cols: 1 };
  layers.last.data.set((await multiply(seen, column, { transposeA: true })).data);
  layers.lastBias[0] = slope.reduce((sum, value) => sum + value, 0);
  if (head.hidden === 0) return gradient.weights;
  const back = await multiply(column, layersOf(head).last, { transposeB: true });
  for (let at = 0; at < back.data.length; at++) {
    if (seen.data[at] === 0) back.data[at] = 0;
    layers.firstBias[at % head.hidden] += back.data[at];
  }
  layers.first.data.set((await multiply(x, back, { transposeA: true })).data);
  return gradient.weights;
}
