import { expect, test } from "vitest";
import { nearestInDirection } from "./nearest-in-direction.ts";

const points = { x: Float32Array.of(0, 10, 4, 0, -3), y: Float32Array.of(0, 1, 30, -8, -1) };
const all = Uint32Array.of(0, 1, 2, 3, 4);

test("each arrow goes to the nearest point on its side", () => {
  expect(nearestInDirection(points, all, 0, "right")).toBe(1);
  expect(nearestInDirection(points, all, 0, "down")).toBe(2);
  expect(nearestInDirection(points, all, 0, "up")).toBe(3);
  expect(nearestInDirection(points, all, 0, "left")).toBe(4);
});

test("at the edge the arrow stays where it is", () => {
  expect(nearestInDirection(points, all, 1, "right")).toBe(1);
});

test("points that are switched off are passed over", () => {
  expect(nearestInDirection(points, Uint32Array.of(0, 2), 0, "right")).toBe(0);
});
