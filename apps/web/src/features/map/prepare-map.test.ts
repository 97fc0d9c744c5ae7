import { expect, test } from "vitest";
import { type MapColumns, prepareMap } from "./prepare-map.ts";

const map: MapColumns = {
  imageIds: ["a", "b", "c", "d"],
  x: [0, 1, 2, 3],
  y: [0, 1, 2, 3],
  labels: ["CANCER", null, "NORMAL", null],
  probabilities: [0.95, 0.5, 0.02, null],
  decisions: ["CANCER", "REVIEW", "NORMAL", null],
  clusters: [1, 0, 0, null],
  groupIds: ["a", "b", "c", "d"],
};
const nothing = new Set<string>();

test("unlabelled points lie below labelled ones", () => {
  const { drawn, categories } = prepareMap(map, "label", nothing);
  expect([...drawn]).toEqual([1, 3, 2, 0]);
  expect(categories.map(({ key, count }) => [key, count])).toEqual([
    ["UNLABELLED", 2],
    ["NORMAL", 1],
    ["CANCER", 1],
  ]);
});

test("a category switched off leaves the drawing but stays in the legend with its count", () => {
  const { drawn, categories, hiddenCount } = prepareMap(map, "label", new Set(["UNLABELLED"]));
  expect([...drawn]).toEqual([2, 0]);
  expect(hiddenCount).toBe(2);
  expect(categories[0]).toMatchObject({ key: "UNLABELLED", count: 2 });
});

test("a missing probability is its own category, never the lowest bin", () => {
  const { categories, categoryOf } = prepareMap(map, "probability", nothing);
  expect(categories[categoryOf[3]].name).toEqual({ kind: "noProbability" });
  expect(categories[categoryOf[2]].name).toEqual({ kind: "probability", from: 0, to: 0.2 });
});

test("a probability of one belongs to the last bin", () => {
  const { categories, categoryOf } = prepareMap({ ...map, probabilities: [1, 0.2, 0, 0.999] }, "probability", nothing);
  expect(categories[categoryOf[0]].key).toBe("P4");
  expect(categories[categoryOf[1]].key).toBe("P1");
});

test("no two of the first thirty-two clusters look the same", () => {
  const clusters = Array.from({ length: 32 }, (_, i) => i);
  const many: MapColumns = {
    imageIds: clusters.map(String),
    x: clusters,
    y: clusters,
    labels: clusters.map(() => null),
    probabilities: clusters.map(() => null),
    decisions: clusters.map(() => null),
    clusters,
    groupIds: clusters.map(String),
  };
  const looks = prepareMap(many, "cluster", nothing).categories.map(({ mark }) => `${mark.shape} ${mark.colour}`);
  expect(new Set(looks).size).toBe(32);
});

test("normal, cancer and review never share a shape", () => {
  const shapes = prepareMap(map, "decision", nothing).categories.map(({ mark }) => mark.shape);
  expect(new Set(shapes).size).toBe(shapes.length);
});
