import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { pairEdges } from "./pair-edges.ts";

test("every edge is found once, in its direction, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 8 }), fc.integer(), (n, most, seed) => {
      const random = createRandom(seed);
      const k = Math.min(most, n - 1);
      const others = Array.from({ length: n }, (_, i) =>
        shuffle(
          [...Array(n).keys()].filter((j) => j !== i),
          random,
        ).slice(0, k),
      );
      const indices = Int32Array.from(others.flat());
      const weights = Float64Array.from(indices, () => 0.1 + random());
      const { offsets, columns, forward, backward } = pairEdges(indices, weights, n, k);
      const found = new Map<string, number>();
      for (let i = 0; i < n; i++) {
        for (let e = offsets[i]; e < offsets[i + 1]; e++) {
          expect(columns[e]).toBeGreaterThan(i);
          expect(found.has(`${i} ${columns[e]}`) || found.has(`${columns[e]} ${i}`)).toBe(false);
          if (forward[e] > 0) found.set(`${i} ${columns[e]}`, forward[e]);
          if (backward[e] > 0) found.set(`${columns[e]} ${i}`, backward[e]);
        }
      }
      expect(found).toEqual(new Map(Array.from(indices, (j, at) => [`${Math.floor(at / k)} ${j}`, weights[at]])));
    }),
    { seed: 1, numRuns: 30 },
  );
});
