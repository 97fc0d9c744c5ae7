import type { FittedPoints } from "./fit-points.ts";

/** The points that are drawn, filed by square cells, so that finding one does not look at all of them. */
export type PointGrid = {
  points: FittedPoints;
  cellPx: number;
  columns: number;
  rows: number;
  /** Start of each cell in `order`; one more entry than there are cells. */
  starts: Uint32Array;
  order: Uint32Array;
};

/** @param drawn indices of the points in drawing order; O(n) */
export function buildPointGrid(points: FittedPoints, drawn: Uint32Array, widthPx: number, heightPx: number): PointGrid {
  const cellPx = Math.max(4, Math.sqrt((widthPx * heightPx) / Math.max(1, drawn.length)));
  const columns = Math.max(1, Math.ceil(widthPx / cellPx));
  const rows = Math.max(1, Math.ceil(heightPx / cellPx));
  const grid = {
    points,
    cellPx,
    columns,
    rows,
    starts: new Uint32Array(columns * rows + 1),
    order: new Uint32Array(drawn.length),
  };
  for (const i of drawn) grid.starts[cellOf(grid, points.x[i], points.y[i]) + 1]++;
  for (let cell = 0; cell < columns * rows; cell++) grid.starts[cell + 1] += grid.starts[cell];
  const next = grid.starts.slice();
  for (const i of drawn) grid.order[next[cellOf(grid, points.x[i], points.y[i])]++] = i;
  return grid;
}

/** The nearest point within a radius, or -1. Of two equally near, the one drawn above.
 *  @param x, y, radiusPx in fitted pixels */
export function nearestPoint(grid: PointGrid, x: number, y: number, radiusPx: number): number {
  const { points, cellPx, columns, starts, order } = grid;
  const column = (value: number) => clamp(Math.floor(value / cellPx), grid.columns);
  const row = (value: number) => clamp(Math.floor(value / cellPx), grid.rows);
  let best = -1;
  let bestSq = radiusPx * radiusPx;
  for (let r = row(y - radiusPx); r <= row(y + radiusPx); r++) {
    for (let c = column(x - radiusPx); c <= column(x + radiusPx); c++) {
      const cell = r * columns + c;
      for (let k = starts[cell]; k < starts[cell + 1]; k++) {
        const i = order[k];
        const distanceSq = (points.x[i] - x) ** 2 + (points.y[i] - y) ** 2;
        if (distanceSq <= bestSq) {
          best = i;
          bestSq = distanceSq;
        }
      }
    }
  }
  return best;
}

function cellOf(grid: Pick<PointGrid, "cellPx" | "columns" | "rows">, x: number, y: number): number {
  return (
    clamp(Math.floor(y / grid.cellPx), grid.rows) * grid.columns + clamp(Math.floor(x / grid.cellPx), grid.columns)
  );
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
