import { expect, test } from "vitest";
import { drawIndex } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { clouds } from "./clouds.fixture.ts";
import { shuffleLabels, underControl } from "./controls.ts";
import { countFamilies } from "./count-families.ts";

/** Families of one to three rows, of one class or both, some rows unlabelled. */
function drawFamilies(seed: number) {
  const random = createRandom(seed, "controls");
  const groups = Int32Array.from({ length: 60 }, () => drawIndex(random, 30));
  const own = Array.from({ length: 30 }, () => drawIndex(random, 3));
  const labels = Int8Array.from(groups, (group) => {
    if (random() < 0.3) return -1;
    return own[group] === 2 ? drawIndex(random, 2) : own[group];
  });
  return { labels, groups };
}

test("shuffled labels keep which rows have one, the families of each class, and one label in families of one class", () => {
  let moved = 0;
  for (let seed = 0; seed < 50; seed++) {
    const { labels, groups } = drawFamilies(seed);
    const dealt = shuffleLabels(labels, groups, createRandom(seed));
    expect(Array.from(dealt, (label) => label === -1)).toEqual(Array.from(labels, (label) => label === -1));
    const [before, after] = [countFamilies(labels, groups), countFamilies(dealt, groups)];
    expect([after.normalFamilies, after.cancerFamilies]).toEqual([before.normalFamilies, before.cancerFamilies]);
    const classes = (of: Int8Array, group: number) =>
      new Set(Array.from(of).filter((label, row) => groups[row] === group && label !== -1)).size;
    for (const group of new Set(groups)) expect(classes(dealt, group)).toBe(classes(labels, group));
    moved += dealt.filter((label, row) => label !== labels[row]).length;
    expect(shuffleLabels(labels, groups, createRandom(seed))).toEqual(dealt);
  }
  expect(moved).toBeGreaterThan(50 * 8);
});

test("over many deals each labelled row is cancer as often as families are: the labels tell nothing of the rows", () => {
  const labels = Int8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0, -1);
  const groups = Int32Array.from(labels.keys());
  const random = createRandom(3);
  const counts = Array.from(labels, () => 0);
  for (let deal = 0; deal < 3000; deal++)
    for (const [row, label] of shuffleLabels(labels, groups, random).entries()) if (label === 1) counts[row]++;
  // A share of 1 / 3 over 3,000 deals has a deviation of 0.009.
  for (const count of counts.slice(0, 9)) expect(Math.abs(count / 3000 - 1 / 3)).toBeLessThan(0.035);
  expect(counts[9]).toBe(0);
});

test("the naive protocol gives every row a family of its own and standardises all rows, held out or not", async () => {
  const inputs = clouds();
  const { features, groups, labels } = await underControl(inputs, "NAIVE", 0);
  expect(new Set(groups).size).toBe(120);
  expect(labels).toBe(inputs.labels);
  for (let col = 0; col < 6; col++) {
    const values = Array.from({ length: 120 }, (_, row) => features.data[row * 6 + col]);
    expect(values.reduce((sum, value) => sum + value, 0) / 120).toBeCloseTo(0, 6);
    expect(values.reduce((sum, value) => sum + value ** 2, 0) / 120).toBeCloseTo(1, 5);
  }
});

test("without a control the inputs are the very ones given", async () => {
  const inputs = clouds();
  expect(await underControl(inputs, "NONE", 0)).toBe(inputs);
});
