import { checkMisses, checkShare, fewest } from "./miss-rate-bound.ts";

/** Bets that the miss rate is this share of alpha, and the stake on each. Half bets on no miss at all, which certifies
 *  with the fewest labels (73 cancers for alpha 5 %, 65 with everything on it); the rest lets an audit with misses
 *  still certify, at 151 cancers with one and 186 with two. */
const BETS = [
  { share: 0, stake: 0.5 },
  { share: 0.25, stake: 0.25 },
  { share: 0.5, stake: 0.25 },
] as const;

// Beyond this an upper bound is as good as settled for a page.
const BISECTIONS = 50;

/** What an audit says against "the miss rate is above alpha": the log of the wealth of a gambler who bets, cancer by
 *  cancer in the order they were drawn, that it is lower.
 *
 *  wealth = sum of stake (p / alpha)^misses ((1 - p) / (1 - alpha))^(n - misses) over bets p < alpha. At a true miss
 *  rate of alpha each factor is 1 in expectation, above alpha less: the wealth is a nonnegative supermartingale, and
 *  ever reaches 1 / delta with a probability of at most delta (Ville 1939). It may therefore be looked at after every
 *  label, and labelling may stop or go on for any reason. It depends on the counts alone, falls with every miss and
 *  rises with every cancer caught, so what is certified now can be withdrawn by the next label.
 *  Waudby-Smith and Ramdas 2024, Estimating means of bounded random variables by betting.
 *
 *  Drawn from a pool without replacement, cancers are no longer independent, yet a pool that is itself a fair draw from
 *  the images to come makes the audit one too: for those the bound is exact. For the pool at hand the wealth is convex
 *  in the misses, so its expectation at any one look is at most the binomial one (Hoeffding 1963, theorem 4); over all
 *  looks together this is computed rather than proved: the tests add up every path of an audit that empties the pool, at
 *  alpha and delta 0.05, for pools of 60 to 4000 cancers, and none is certified wrongly more often than delta allows.
 *  @param n       cancers in the audit
 *  @param misses  of them decided normal, 0..n
 *  @throws RangeError unless 0 <= misses <= n and alpha is inside (0, 1) */
export function auditLogWealth(n: number, misses: number, alpha: number): number {
  checkMisses(misses, n);
  checkShare("alpha", alpha);
  const logs = BETS.map(
    ({ share, stake }) =>
      Math.log(stake) +
      // log(0) * 0 is not 0.
      (misses === 0 ? 0 : misses * Math.log(share)) +
      (n - misses) * (Math.log1p(-share * alpha) - Math.log1p(-alpha)),
  );
  const largest = Math.max(...logs);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}

/** Does the audit, as it stands now, certify a miss rate of at most alpha at confidence 1 - delta? */
export function auditCertifies(n: number, misses: number, alpha: number, delta: number): boolean {
  return auditLogWealth(n, misses, alpha) >= -Math.log(delta);
}

/** The fewest audited cancers that certify alpha with so many misses among them: 73 for 5 % at delta 0.0375 and none.
 *  @throws RangeError unless alpha and delta are inside (0, 1). O(log of the answer). */
export function auditCancersNeeded(alpha: number, delta: number, misses = 0): number {
  checkShare("delta", delta);
  return fewest(misses, (n) => auditCertifies(n, misses, alpha, delta));
}

/** The smallest miss rate that the audit would certify: an upper bound valid at every look for a threshold fixed
 *  beforehand; 1 when it certifies none.
 *  @throws RangeError unless 0 <= misses <= n and delta is inside (0, 1) */
export function auditUpperBound(misses: number, n: number, delta: number): number {
  checkMisses(misses, n);
  checkShare("delta", delta);
  if (misses === n) return 1;
  let low = misses / n;
  let high = 1;
  // The wealth rises with alpha, since every bet is a share of it.
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (middle > 0 && middle < 1 && auditCertifies(n, misses, middle, delta)) high = middle;
    else low = middle;
  }
  return high;
}
