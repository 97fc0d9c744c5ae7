import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../random/random.ts";
import { calibratedJoint, confidentJoint } from "./confident-joint.ts";
import { findLabelErrors } from "./find-label-errors.ts";

type Case = {
  probabilities: number[][];
  labels: number[];
  expected: {
    thresholds: number[];
    counts: number[][];
    joint: number[][];
    suggested: number[];
    bySelfConfidence: number[];
    byNormalisedMargin: number[];
  };
};

const made = new URL("../../../fixtures/made/confident-learning.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(made, "utf8")) as { cases: Case[] };

const draw = (n: number, seed: number, wrong = 0) => {
  const random = createRandom(seed, "label errors");
  const probabilities = Float64Array.from({ length: n }, () => random() ** 3);
  for (let i = 0; i < n; i += 2) probabilities[i] = 1 - probabilities[i];
  const labels = Int8Array.from(probabilities, (p) => (random() < p ? 1 : 0));
  const flipped = labels.map((label, i) => (i < wrong ? 1 - label : label));
  return { probabilities, labels: flipped, groups: Int32Array.from(labels.keys()) };
};

describe.each(cases.map((one, i) => ({ ...one, i })))("fixture $i", ({ probabilities, labels, expected }) => {
  const c = probabilities[0].length;
  const matrix = { data: Float64Array.from(probabilities.flat()), rows: probabilities.length, cols: c };
  const joint = confidentJoint(matrix, labels);

  test("thresholds, counts and confident classes are those of the published equations", () => {
    expect(Array.from(joint.confidentClass)).toEqual(expected.suggested);
    expect(Array.from(joint.counts.data)).toEqual(expected.counts.flat());
    joint.thresholds.forEach((threshold, j) => {
      expect(threshold).toBeCloseTo(expected.thresholds[j], 12);
    });
    calibratedJoint(joint, labels).data.forEach((share, at) => {
      expect(share).toBeCloseTo(expected.joint.flat()[at], 12);
    });
  });
});

test("suspects come in the published order of self-confidence, which with two classes is that of the margin", () => {
  const { probabilities, labels, expected } = cases[0];
  const groups = labels.map((_, i) => i);
  const scores = probabilities.map(([, p]) => p);
  const { suspects } = findLabelErrors(scores, labels, groups, { nSimulations: 1 }, { random: createRandom(1) });
  expect(suspects.length).toBeGreaterThan(3);
  expect(suspects.map(({ row }) => row)).toEqual(expected.bySelfConfidence);
  expect(suspects.map(({ row }) => row)).toEqual(expected.byNormalisedMargin);
  for (const { label, suggested } of suspects) expect(suggested).toBe(1 - label);
});

test("with every label right, as many suspects as the false alarms to expect", () => {
  let [inside, suspected, expected] = [0, 0, 0];
  const runs = 60;
  for (let seed = 0; seed < runs; seed++) {
    const { probabilities, labels, groups } = draw(100, seed);
    const found = findLabelErrors(probabilities, labels, groups, { nSimulations: 200 }, { random: createRandom(seed) });
    suspected += found.suspects.length;
    expected += found.falseAlarms.expected;
    if (found.falseAlarms.low <= found.suspects.length && found.suspects.length <= found.falseAlarms.high) inside++;
  }
  expect(inside / runs).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / runs));
  expect(Math.abs(suspected - expected) / runs).toBeLessThan(1);
});

test("with labels turned over, more suspects than false alarms, and the turned ones lead the ranking", () => {
  const { probabilities, labels, groups } = draw(200, 1, 20);
  const { suspects, falseAlarms, estimatedErrorRate } = findLabelErrors(
    probabilities,
    labels,
    groups,
    {},
    { random: createRandom(1) },
  );
  expect(suspects.length).toBeGreaterThan(falseAlarms.high);
  expect(estimatedErrorRate).toBeGreaterThan(0.05);
  expect(suspects.slice(0, 10).filter(({ row }) => row < 20).length).toBeGreaterThan(7);
});

test("copies of one image share their draw, so that false alarms come in families", () => {
  const { probabilities, labels } = draw(60, 2);
  const of = (groups: Int32Array) =>
    findLabelErrors(
      Float64Array.from({ length: 240 }, (_, i) => probabilities[Math.floor(i / 4)]),
      Int8Array.from({ length: 240 }, (_, i) => labels[Math.floor(i / 4)]),
      groups,
      {},
      { random: createRandom(3) },
    ).falseAlarms;
  const alone = of(Int32Array.from({ length: 240 }, (_, i) => i));
  const together = of(Int32Array.from({ length: 240 }, (_, i) => Math.floor(i / 4)));
  expect(together.high - together.low).toBeGreaterThan(1.5 * (alone.high - alone.low));
});

test("the joint sums to 1, suspects are labelled rows only, and any order of rows gives the same suspects", () => {
  const row = fc.record({
    p: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    label: fc.constantFrom(-1, 0, 1),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 15 }), (rows) => {
      const find = (given: typeof rows) =>
        findLabelErrors(
          given.map(({ p }) => p),
          given.map(({ label }) => label),
          given.map((_, i) => i),
          { nSimulations: 5 },
          { random: createRandom(1) },
        );
      const { suspects, estimatedErrorRate, n } = find(rows);
      for (const suspect of suspects) expect(rows[suspect.row].label).toBe(suspect.label);
      expect(n).toBe(rows.filter(({ label }) => label !== -1).length);
      expect(estimatedErrorRate).toBeLessThanOrEqual(1);
      const turned = find([...rows].reverse()).suspects.map(({ row: at }) => rows.length - 1 - at);
      expect(turned.sort((a, b) => a - b)).toEqual(suspects.map(({ row: at }) => at).sort((a, b) => a - b));
    }),
    { seed: 1, numRuns: 50 },
  );
});

test("one class, or rows without a score, suspect nothing that they cannot", () => {
  const tools = { random: createRandom(1) };
  const one = findLabelErrors([0.1, 0.9, Number.NaN], [1, 1, 0], [0, 1, 2], {}, tools);
  expect(one).toMatchObject({ n: 2, suspects: [], thresholds: [null, 0.5] });
  expect(findLabelErrors([], [], [], {}, tools)).toMatchObject({ n: 0, suspects: [], estimatedErrorRate: 0 });
});

test("a score past 0 or 1 in its last bits, as sums of votes give, is still a probability", () => {
  const tools = { random: createRandom(1) };
  const { suspects } = findLabelErrors([1 + 2 ** -52, 0.9, -1e-17, 0.2], [0, 1, 0, 0], [0, 1, 2, 3], {}, tools);
  expect(suspects.map(({ row }) => row)).toEqual([0]);
});

test("scores outside 0..1, unknown labels and lengths that differ are refused with their place", () => {
  const tools = { random: createRandom(1) };
  expect(() => findLabelErrors([1.2], [1], [0], {}, tools)).toThrow("row 0");
  expect(() => findLabelErrors([0.2], [2], [0], {}, tools)).toThrow("label 2 at row 0");
  expect(() => findLabelErrors([0.2], [1, 0], [0], {}, tools)).toThrow("outOfFold has 1 scores, labels has 2 entries");
  expect(() => findLabelErrors([0.2], [1], [0], { nSimulations: 0 }, tools)).toThrow("nSimulations is 0");
});
