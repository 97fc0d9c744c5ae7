import type { GreyGrid } from "./grey-grid.ts";

/** Pixels at or above a level that touch by sides or corners; the box is inclusive. */
export type Component = { left: number; right: number; top: number; bottom: number; nPixels: number; peak: number };

/** Connected components, in the order of their first pixel, and the number (from 1) of each pixel's, 0 below the level.
 *  O(pixels). */
export function findComponents(
  { data, width, height }: GreyGrid,
  level: number,
): { components: Component[]; numbers: Int32Array } {
  const numbers = new Int32Array(data.length);
  const stack = new Int32Array(data.length);
  const components: Component[] = [];
  for (let start = 0; start < data.length; start++) {
    if (numbers[start] !== 0 || data[start] < level) continue;
    const found = { left: width, right: 0, top: height, bottom: 0, nPixels: 0, peak: 0 };
    const number = components.push(found);
    let held = 1;
    stack[0] = start;
    numbers[start] = number;
    while (held > 0) {
      const at = stack[--held];
      const x = at % width;
      const y = (at - x) / width;
      found.nPixels++;
      if (data[at] > found.peak) found.peak = data[at];
      if (x < found.left) found.left = x;
      if (x > found.right) found.right = x;
      if (y < found.top) found.top = y;
      if (y > found.bottom) found.bottom = y;
      const [first, last] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
      const bottom = Math.min(height - 1, y + 1);
      for (let v = Math.max(0, y - 1); v <= bottom; v++) {
        for (let next = v * width + first; next <= v * width + last; next++) {
          if (numbers[next] !== 0 || data[next] < level) continue;
          numbers[next] = number;
          stack[held++] = next;
        }
      }
    }
  }
  return { components, numbers };
}
