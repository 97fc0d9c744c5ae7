import fc from "fast-check";
import { expect, test } from "vitest";
import { effectOfPrevalence } from "./effect-of-prevalence.ts";

const scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

test("decisions change where the adjusted odds cross the threshold's", () => {
  // From one half to one fifth the odds are quartered: 0.8 becomes exactly 0.5, 0.7 falls below.
  const found = effectOfPrevalence({
    scores,
    labelledShare: 0.5,
    estimate: { value: 0.2, low: 0.1, high: 0.5 },
    threshold: 0.5,
  });
  expect(found).toMatchObject({ n: 9, nCancer: 5, threshold: 0.5, labelledShare: 0.5 });
  const [low, value, high] = found.effects;
  expect(low).toMatchObject({ at: "LOW", prevalence: 0.1, nCancer: 1, nChanged: 4, nToCancer: 0, nToNormal: 4 });
  expect(low.sameAsThreshold).toBeCloseTo(0.9, 12);
  expect(value).toMatchObject({ at: "VALUE", nCancer: 2, nChanged: 3, shareChanged: 3 / 9 });
  expect(value.sameAsThreshold).toBeCloseTo(0.8, 12);
  expect(high).toMatchObject({ at: "HIGH", nCancer: 5, nChanged: 0 });
});

test("at the labelled share nothing changes; above it images only become cancers, below it only normals", () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
      share,
      share,
      share,
      (list, labelledShare, value, threshold) => {
        const of = (prevalence: number) =>
          effectOfPrevalence({
            scores: [...list, threshold],
            labelledShare,
            estimate: { value: prevalence, low: null, high: null },
            threshold,
          }).effects[0];
        expect(of(labelledShare)).toMatchObject({ nChanged: 0 });
        const { nToCancer, nToNormal, nChanged, nCancer, sameAsThreshold } = of(value);
        expect(value >= labelledShare ? nToNormal : nToCancer).toBe(0);
        expect(nChanged).toBe(nToCancer + nToNormal);
        // Away from the threshold's last bits, cutting the old probabilities there decides alike.
        const clear = [...list, threshold].every((score) => Math.abs(score - (sameAsThreshold ?? 0)) > 1e-9);
        if (clear) {
          expect([...list, threshold].filter((score) => score >= (sameAsThreshold ?? 0)).length).toBe(nCancer);
        }
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

test("an estimate without an interval is told at its value alone, and images without a probability are left out", () => {
  const found = effectOfPrevalence({
    scores: [0.6, null, Number.NaN, 0.1],
    labelledShare: 0.5,
    estimate: { value: 0.1, low: null, high: null },
    threshold: 0.5,
  });
  expect(found.n).toBe(2);
  expect(found.effects.map(({ at, nToNormal }) => [at, nToNormal])).toEqual([["VALUE", 1]]);
});

test("in a pool of one class every image is called alike, and no threshold on the old probabilities says so", () => {
  const found = effectOfPrevalence({
    scores: [0, ...scores, 1],
    labelledShare: 0.5,
    estimate: { value: 0.5, low: 0, high: 1 },
    threshold: 0.5,
  });
  expect(found.effects[0]).toMatchObject({ nCancer: 0, sameAsThreshold: null });
  expect(found.effects[2]).toMatchObject({ nCancer: 11, sameAsThreshold: null });
});

test("one class among the labels, or no probability at all, has no effect to tell and says why", () => {
  const estimate = { value: 0.2, low: 0.1, high: 0.3 };
  expect(effectOfPrevalence({ scores, labelledShare: 1, estimate, threshold: 0.5 })).toMatchObject({
    n: 9,
    effects: [],
    reason: "ONE_CLASS",
  });
  expect(effectOfPrevalence({ scores: [null], labelledShare: 0.5, estimate, threshold: 0.5 })).toMatchObject({
    n: 0,
    effects: [],
    reason: "NO_SCORES",
  });
});

test("what lies outside 0..1 is refused by value", () => {
  const estimate = { value: 0.2, low: 0.1, high: 0.3 };
  const given = { scores, labelledShare: 0.5, estimate, threshold: 0.5 };
  expect(() => effectOfPrevalence({ ...given, threshold: 1.5 })).toThrow("threshold must be in 0..1, got 1.5");
  expect(() => effectOfPrevalence({ ...given, estimate: { ...estimate, low: -1 } })).toThrow("low must be in 0..1");
  expect(() => effectOfPrevalence({ ...given, scores: [2] })).toThrow("p holds 2");
});
