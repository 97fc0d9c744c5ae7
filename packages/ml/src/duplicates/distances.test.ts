import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { createRandom } from "../random/random.ts";
import { binDistance, closePairs, FEATURE_BINS, featureBin } from "./close-pairs.ts";
import { expectedFalsePairs, RING_BITS } from "./expected-false-pairs.ts";
import { featureDistance, unitFeatures } from "./feature-distance.ts";
import { hashDistance, hashWords } from "./hash-distance.ts";

test("bits that differ are counted; a mirror image's odd frequencies do not count", () => {
  expect(hashDistance("0000000000000000", "0000000000000000")).toBe(0);
  expect(hashDistance("8000000000000001", "0000000000000000")).toBe(2);
  expect(hashDistance("aaaaaaaaaaaaaaaa", "0000000000000000")).toBe(0);
  expect(hashDistance("ffffffffffffffff", "0000000000000000")).toBe(32);
  expect(hashDistance("aaaaaaaaaaaaaaa9", "0000000000000000")).toBe(2);
  expect(() => hashDistance("0123", "0000000000000000")).toThrow(/"0123"/);
});

test("features are compared by direction", () => {
  const distance = (a: number[], b: number[]) => featureDistance(Float32Array.from(a), Float32Array.from(b));
  expect(distance([1, 0], [0, 3])).toBeCloseTo(Math.SQRT2, 6);
  expect(distance([1, 2], [2, 4])).toBeLessThan(1e-6);
  expect(distance([1, 0], [-5, 0])).toBeCloseTo(2, 6);
  expect(distance([0, 0], [0, 1])).toBeCloseTo(1, 6);
});

test("close pairs are those of trying every pair, and the table counts those within the bits", async () => {
  const random = createRandom(2);
  const hashes = Array.from({ length: 60 }, () =>
    Array.from({ length: 16 }, () => Math.floor(16 * random() ** 8).toString(16)).join(""),
  );
  const features = matrixFromRows(hashes.map(() => [random(), random(), random()]));
  const limits = { bits: 14, featureDistance: 0.3 };
  const { pairs, table } = await closePairs(hashWords(hashes), unitFeatures(features), limits, 3);
  const row = (i: number) => features.data.subarray(3 * i, 3 * i + 3);
  const expected: string[] = [];
  let within = 0;
  for (let i = 0; i < 60; i++)
    for (let j = i + 1; j < 60; j++) {
      const bits = hashDistance(hashes[i], hashes[j]);
      if (bits <= 17) within++;
      if (bits <= 14 && featureDistance(row(i), row(j)) <= 0.3) expected.push(`${i} ${j} ${bits}`);
    }
  expect(expected.length).toBeGreaterThan(20);
  expect(pairs?.map(({ i, j, hashDistance: bits }) => `${i} ${j} ${bits}`)).toEqual(expected);
  expect(table.counts.reduce((sum, count) => sum + count, 0)).toBe(within);
});

test.each([1, 3, 6])(
  "pairs that grow in number as distance to the power %i are continued inwards by that law",
  (power) => {
    // Cumulative number 5,000 (r / 2)^power in every ring of bits, so 5,000 * 4 within three bits.
    const bits = 3;
    const counts = new Float64Array((bits + RING_BITS + 1) * FEATURE_BINS);
    for (let bit = 0; bit <= bits + RING_BITS; bit++)
      for (let bin = 0; bin < FEATURE_BINS; bin++) {
        const half = binDistance(0);
        const within = (r: number) => 5000 * (Math.min(2, r) / 2) ** power;
        counts[bit * FEATURE_BINS + bin] = within(binDistance(bin) + half) - within(binDistance(bin) - half);
      }
    const truth = 4 * 5000 * (0.4 / 2) ** power;
    // Copies below the limit add to the table, and must not add to the answer.
    counts[featureBin(0.1)] += 1e6;
    const expected = expectedFalsePairs({ counts }, { bits, featureDistance: 0.4 }, 0.5);
    expect(Math.abs(expected / truth - 1)).toBeLessThan(0.05);
  },
);
