import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { auditCancersNeeded, auditCertifies, auditLogWealth, auditUpperBound } from "./audit-evidence.ts";
import { contractDelta } from "./contract-delta.ts";

const ALPHA = 0.05;
const DELTA = 0.05;

/** The most misses that still certify after n cancers, -1 when none do, for n = 0..nMax. */
function certifyingMisses(nMax: number): Int32Array {
  const most = new Int32Array(nMax + 1).fill(-1);
  for (let n = 1; n <= nMax; n++) {
    most[n] = most[n - 1];
    if (auditCertifies(n, most[n] + 1, ALPHA, DELTA)) most[n]++;
  }
  return most;
}

/** P(certified after any of nMax cancers): every path added up. */
function everCertified(
  most: Int32Array,
  nMax: number,
  missesMax: number,
  missNext: (n: number, misses: number) => number,
) {
  let paths = new Float64Array(missesMax + 2);
  paths[0] = 1;
  let certified = 0;
  for (let n = 0; n < nMax; n++) {
    const next = new Float64Array(missesMax + 2);
    for (let misses = 0; misses <= missesMax; misses++) {
      const missed = missNext(n, misses);
      next[misses] += paths[misses] * (1 - missed);
      next[misses + 1] += paths[misses] * missed;
    }
    for (let misses = 0; misses <= most[n + 1]; misses++) {
      certified += next[misses];
      next[misses] = 0;
    }
    paths = next;
  }
  return certified;
}

describe("auditLogWealth", () => {
  test("no bet wins on average at a miss rate of alpha: the next cancer leaves the expected wealth where it is", () => {
    const wealth = (n: number, misses: number) => Math.exp(auditLogWealth(n, misses, ALPHA));
    for (const [n, misses] of [
      [0, 0],
      [1, 1],
      [80, 0],
      [200, 7],
    ]) {
      const expected = (rate: number) => rate * wealth(n + 1, misses + 1) + (1 - rate) * wealth(n + 1, misses);
      expect(expected(ALPHA) / wealth(n, misses)).toBeCloseTo(1, 12);
      expect(expected(ALPHA + 0.01)).toBeLessThan(wealth(n, misses));
      expect(expected(ALPHA - 0.01)).toBeGreaterThan(wealth(n, misses));
    }
    expect(auditLogWealth(0, 0, ALPHA)).toBeCloseTo(0, 14);
  });

  test("twenty thousand cancers leave it a number", () => {
    expect(Number.isFinite(auditLogWealth(20_000, 0, ALPHA))).toBe(true);
    expect(Number.isFinite(auditLogWealth(20_000, 20_000, ALPHA))).toBe(true);
  });
});

describe("a certificate", () => {
  test("at the fewest cancers is withdrawn by one missed cancer, and comes back at twice as many", () => {
    const delta = contractDelta(DELTA, 1);
    const n = auditCancersNeeded(ALPHA, delta);
    expect(n).toBe(73);
    expect([auditCertifies(n - 1, 0, ALPHA, delta), auditCertifies(n, 0, ALPHA, delta)]).toEqual([false, true]);
    expect([auditCertifies(n, 1, ALPHA, delta), auditCertifies(n + 1, 1, ALPHA, delta)]).toEqual([false, false]);
    expect(auditCancersNeeded(ALPHA, delta, 1)).toBe(151);
  });

  test("is wrong at most a share delta of the time when looked at after every single cancer, over all paths of 3000", () => {
    const most = certifyingMisses(3000);
    const ever = everCertified(most, 3000, 220, () => ALPHA);
    expect(ever).toBeLessThanOrEqual(DELTA);
    // It is no bound for want of trying: most of delta is spent, and a slightly lower miss rate does certify.
    expect(ever).toBeGreaterThan(0.6 * DELTA);
    expect(everCertified(most, 3000, 220, () => 0.02)).toBeGreaterThan(0.95);
  });

  test("is wrong as rarely for a pool drawn empty without replacement, whatever its number of cancers", () => {
    const most = certifyingMisses(4000);
    const sizes = [...Array.from({ length: 500 }, (_, i) => 60 + i), 1000, 2000, 4000];
    const worst = sizes.map((cancers) => {
      // The fewest misses that make the pool's miss rate more than alpha.
      const misses = Math.floor(ALPHA * cancers + 1e-9) + 1;
      return everCertified(most, cancers, misses, (n, seen) => (misses - seen) / (cancers - n));
    });
    expect(Math.max(...worst)).toBeLessThanOrEqual(DELTA);
    expect(Math.max(...worst)).toBeGreaterThan(0);
  });

  test("3000 drawn audits of miss rate alpha, looked at after each of 600 cancers, agree with the paths", () => {
    const most = certifyingMisses(600);
    const random = createRandom(3, "audits");
    let certified = 0;
    for (let audit = 0; audit < 3000; audit++) {
      let misses = 0;
      for (let n = 1; n <= 600; n++) {
        if (random() < ALPHA) misses++;
        if (misses <= most[n]) {
          certified++;
          break;
        }
      }
    }
    const share = certified / 3000;
    // Three Monte-Carlo deviations: 0.012.
    expect(share).toBeLessThanOrEqual(DELTA + 0.012);
    expect(Math.abs(share - everCertified(most, 600, 80, () => ALPHA))).toBeLessThan(0.012);
  });
});

test("the upper bound is the smallest miss rate that the audit certifies", () => {
  for (const [misses, n] of [
    [0, 73],
    [1, 200],
    [9, 418],
  ]) {
    const bound = auditUpperBound(misses, n, DELTA);
    expect([auditCertifies(n, misses, bound - 1e-9, DELTA), auditCertifies(n, misses, bound + 1e-9, DELTA)]).toEqual([
      false,
      true,
    ]);
  }
  expect([auditUpperBound(0, 0, DELTA), auditUpperBound(5, 5, DELTA)]).toEqual([1, 1]);
});

test("the parts of delta that models spend add up to delta, however many there are", () => {
  const parts = Array.from({ length: 1000 }, (_, k) => contractDelta(DELTA, k + 1));
  // 3/4 + 1/4 (1 - 1/1000), in closed form.
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(DELTA * (1 - 0.25 / 1000), 12);
  expect(parts.every((part, k) => k === 0 || part < parts[k - 1])).toBe(true);
  expect(() => contractDelta(DELTA, 0)).toThrow("contract is 0, not 1 or more");
});
