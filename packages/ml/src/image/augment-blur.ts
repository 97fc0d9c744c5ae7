import type { Plane } from "./augment-warp.ts";

/** Gaussian blur in place, columns after rows; beyond the edge its own pixels repeat. A deviation under a tenth of a
 *  pixel changes nothing. */
export function blurPlane({ data, width, height }: Plane, sigmaPx: number): void {
  if (sigmaPx < 0.1) return;
  const reach = Math.ceil(3 * sigmaPx);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / sigmaPx) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  const line = new Float64Array(Math.max(width, height));
  for (let row = 0; row < height; row++) blurLine(data, row * width, 1, width, weights, line);
  for (let column = 0; column < width; column++) blurLine(data, column, width, height, weights, line);
}

function blurLine(
  data: Float32Array,
  first: number,
  stride: number,
  length: number,
  weights: Float64Array,
  line: Float64Array,
): void {
  const reach = (weights.length - 1) / 2;
  for (let i = 0; i < length; i++) line[i] = data[first + i * stride];
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let k = -reach; k <= reach; k++) sum += weights[k + reach] * line[Math.max(0, Math.min(length - 1, i + k))];
    data[first + i * stride] = sum;
  }
}
