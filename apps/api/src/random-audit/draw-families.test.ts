import { expect, test } from "vitest";
import { drawFamilies as draw, poolFamilies } from "./draw-families.ts";

function drawFamilies(families: readonly (readonly string[])[], n: number, seed: number): string[] {
  const { places, pick } = draw(families.length, n, seed);
  return pick(places.map((place) => families[place]));
}

const image = (groupId: string, label: 0 | 1 | null = null) => ({ groupId, label });
const pair = (groupA: string, groupB: string) => ({ groupA, groupB });

test("the pool holds families without a label and without a drawn member, over any chain of near duplicates", () => {
  const source = {
    images: ["a", "b", "c", "d", "e", "f", "g"].map((groupId) => image(groupId, groupId === "d" ? 1 : null)),
    // c reaches the labelled d through an image that is no longer in use.
    pairs: [pair("a", "b"), pair("c", "gone"), pair("d", "gone")],
    drawn: ["e"],
  };
  expect(poolFamilies(source)).toEqual([["a", "b"], ["f"], ["g"]]);
  expect(poolFamilies({ ...source, pairs: [...source.pairs, pair("e", "g")] })).toEqual([["a", "b"], ["f"]]);
});

test("a label on one of several identical files keeps the image out of the pool", () => {
  expect(poolFamilies({ images: [image("a"), image("a", 0), image("b")], pairs: [], drawn: [] })).toEqual([["b"]]);
});

test("the order of files changes nothing", () => {
  const images = ["c", "a", "b"].map((groupId) => image(groupId));
  const pairs = [pair("a", "c")];
  expect(poolFamilies({ images, pairs, drawn: [] })).toEqual(
    poolFamilies({ images: images.toReversed(), pairs, drawn: [] }),
  );
});

test("the same seed draws the same, another seed another", () => {
  const families = Array.from({ length: 60 }, (_, i) => [`g${i}`]);
  expect(drawFamilies(families, 20, 7)).toEqual(drawFamilies(families, 20, 7));
  expect(drawFamilies(families, 20, 7)).not.toEqual(drawFamilies(families, 20, 8));
});

test("a longer draw of the same seed begins with the shorter one", () => {
  const families = Array.from({ length: 30 }, (_, i) => [`g${i}`]);
  expect(drawFamilies(families, 30, 3).slice(0, 9)).toEqual(drawFamilies(families, 9, 3));
});

test("a draw holds each family at most once, and one image of it", () => {
  const families = Array.from({ length: 12 }, (_, i) => [`${i}a`, `${i}b`, `${i}c`]);
  const drawn = drawFamilies(families, 12, 1);
  expect(drawn.map((groupId) => Number.parseInt(groupId, 10)).sort((a, b) => a - b)).toEqual([...families.keys()]);
});

test("every ordered pair of families is as likely, and so is every image of a large family", () => {
  const families = [["a1", "a2", "a3"], ["b"], ["c"], ["d"]];
  const seeds = 6000;
  const pairs = new Map<string, number>();
  const members = new Map<string, number>();
  for (let seed = 0; seed < seeds; seed++) {
    const [first, second] = drawFamilies(families, 2, seed);
    const key = `${first[0]}${second[0]}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
    for (const groupId of [first, second])
      if (groupId[0] === "a") members.set(groupId, (members.get(groupId) ?? 0) + 1);
  }
  expect(pairs.size).toBe(12);
  // Chi-square of 11 and of 2 degrees of freedom: beyond these once in 10,000.
  expect(chiSquare([...pairs.values()])).toBeLessThan(37.4);
  expect(chiSquare([...members.values()])).toBeLessThan(18.4);
});

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test("more than there are is refused with both numbers", () => {
  expect(() => drawFamilies([["a"]], 2, 0)).toThrow("2 families of 1 cannot be drawn");
});
