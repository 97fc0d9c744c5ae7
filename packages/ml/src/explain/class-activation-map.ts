import type { DoubleMatrix } from "../matrix/matrix.ts";
import type { LinearHead } from "./linear-head.ts";

/** What each place of an image adds to its decision value: sum over channels of weight x map. For a head on the global
 *  average pool of these maps, mean(map) + head.bias is the decision value itself, exactly: the map shows all of the
 *  decision but its bias, and nothing else. For a surrogate's head it is that of the surrogate.
 *  @param maps   c x h x w, row-major: the last convolutional maps of one image
 *  @param shape  [c, h, w]
 *  @returns h x w; positive speaks for cancer
 *  @throws RangeError when the shape does not fit the maps, or the head
 *  O(c h w). Zhou et al. 2016. */
export function classActivationMap(
  maps: Float32Array,
  [channels, rows, cols]: readonly [number, number, number],
  { weights }: LinearHead,
): DoubleMatrix {
  if (maps.length !== channels * rows * cols) {
    throw new RangeError(`maps holds ${maps.length} numbers, ${channels} x ${rows} x ${cols} were announced`);
  }
  if (weights.length !== channels)
    throw new RangeError(`there are ${channels} maps, the head has ${weights.length} weights`);
  const size = rows * cols;
  const data = new Float64Array(size);
  for (let channel = 0; channel < channels; channel++) {
    for (let at = 0; at < size; at++) data[at] += weights[channel] * maps[channel * size + at];
  }
  return { data, rows, cols };
}
