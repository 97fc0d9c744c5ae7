import { expect, test } from "vitest";
import { bringIntoSight, keepInSight, wholeMap, zoomAt } from "./map-view.ts";

test("the point under the cursor stays there while zooming", () => {
  const view = zoomAt({ scale: 2, shiftX: -30, shiftY: 10 }, 1.7, 120, 80);
  const fittedBefore = { x: (120 + 30) / 2, y: (80 - 10) / 2 };
  expect(fittedBefore.x * view.scale + view.shiftX).toBeCloseTo(120);
  expect(fittedBefore.y * view.scale + view.shiftY).toBeCloseTo(80);
});

test("one cannot zoom out beyond the whole map nor in without end", () => {
  expect(zoomAt(wholeMap, 0.1, 50, 50)).toEqual(wholeMap);
  expect(zoomAt(wholeMap, 1e6, 0, 0).scale).toBe(60);
});

test("the map cannot be dragged out of sight", () => {
  const view = keepInSight({ scale: 1, shiftX: 9_999, shiftY: -9_999 }, 400, 300);
  expect(view).toEqual({ scale: 1, shiftX: 200, shiftY: -150 });
});

test("a point reached by keyboard is brought inside the canvas, and one already there does not move it", () => {
  const view = { scale: 4, shiftX: 0, shiftY: 0 };
  const moved = bringIntoSight(view, 300, 20, 400, 300);
  expect(300 * moved.scale + moved.shiftX).toBe(368);
  expect(bringIntoSight(view, 50, 20, 400, 300)).toEqual(view);
});
