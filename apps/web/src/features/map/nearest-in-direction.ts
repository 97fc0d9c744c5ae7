import type { FittedPoints } from "./fit-points.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The next point when an arrow key is pressed: the nearest one inside the quarter plane that the arrow points to.
 *  Sideways distance counts double, so that the path feels straight. O(n).
 *  @param from index of the present point
 *  @param drawn indices of the points that can be reached
 *  @returns an index, or `from` when there is nothing that way */
export function nearestInDirection(
  points: FittedPoints,
  drawn: Uint32Array,
  from: number,
  direction: Direction,
): number {
  const horizontal = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  let best = from;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const i of drawn) {
    const dx = points.x[i] - points.x[from];
    const dy = points.y[i] - points.y[from];
    const along = sign * (horizontal ? dx : dy);
    const across = Math.abs(horizontal ? dy : dx);
    if (along <= 0 || across > along) continue;
    const cost = along + 2 * across;
    if (cost < bestCost) {
      best = i;
      bestCost = cost;
    }
  }
  return best;
}
