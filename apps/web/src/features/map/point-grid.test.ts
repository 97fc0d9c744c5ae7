import { expect, test } from "vitest";
import { fitPoints } from "./fit-points.ts";
import { buildPointGrid, nearestPoint } from "./point-grid.ts";

/** Deterministic scatter over the canvas, edges included. */
const scatter = Array.from({ length: 500 }, (_, i) => ({ x: (i * 7919) % 601, y: (i * 104_729) % 401 }));
const points = { x: Float32Array.from(scatter, ({ x }) => x), y: Float32Array.from(scatter, ({ y }) => y) };
const all = Uint32Array.from(scatter, (_, i) => i);

test("the grid finds the same nearest point as looking at all of them", () => {
  const grid = buildPointGrid(points, all, 600, 400);
  for (const [x, y] of [
    [0, 0],
    [600, 400],
    [311, 97],
    [42.5, 260.25],
  ]) {
    const found = nearestPoint(grid, x, y, 40);
    const best = Math.min(...scatter.map((point) => Math.hypot(point.x - x, point.y - y)));
    expect(found).not.toBe(-1);
    expect(Math.hypot(points.x[found] - x, points.y[found] - y)).toBeCloseTo(best);
  }
});

test("nothing is found beyond the radius, nor where points are hidden", () => {
  const lonely = { x: Float32Array.of(100), y: Float32Array.of(100) };
  expect(nearestPoint(buildPointGrid(lonely, Uint32Array.of(0), 600, 400), 100, 111, 10)).toBe(-1);
  expect(nearestPoint(buildPointGrid(lonely, new Uint32Array(), 600, 400), 100, 100, 10)).toBe(-1);
});

test("of two points in one place the one drawn above is picked", () => {
  const twins = { x: Float32Array.of(5, 5), y: Float32Array.of(5, 5) };
  expect(nearestPoint(buildPointGrid(twins, Uint32Array.of(1, 0), 10, 10), 5, 5, 2)).toBe(0);
});

test("both axes share one scale, y points up, and one point alone sits in the middle", () => {
  const fitted = fitPoints([0, 10], [0, 1], 600, 400);
  expect(fitted.x[1] - fitted.x[0]).toBeCloseTo(544);
  expect(fitted.y[0] - fitted.y[1]).toBeCloseTo(54.4);
  const single = fitPoints([3], [4], 600, 400);
  expect([single.x[0], single.y[0]]).toEqual([300, 200]);
});
