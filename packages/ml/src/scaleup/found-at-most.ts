import { regularisedBeta } from "../metrics/regularised-beta.ts";

/** Numbers x from low to high, each ratio(x) times as likely as the one before it is: P(x + 1) / P(x). */
type CountLaw = { low: number; high: number; mode: number; ratio(x: number): number };

// Further from the mode they add nothing that a double can hold.
const LEAST_WEIGHT = 1e-30;

/** P(at most k defects are found) when n images are read, each defect seen with probability `seen`. Without `population`
 *  each image is a defect with probability `share` (binomial), otherwise n of them are drawn out of it without
 *  replacement (hypergeometric). Weights are followed outwards from the mode and normalised, so that no factorial is
 *  needed and nothing overflows. O(standard deviation of the count). */
export function foundAtMost(
  k: number,
  n: number,
  defects: { share: number } | { population: number; count: number },
  seen: number,
): number {
  if ("share" in defects) return mean(binomial(n, defects.share * seen), (found) => (found <= k ? 1 : 0));
  const { population, count } = defects;
  return mean(hypergeometric(population, count, n), (met) => seenAtMost(k, met, seen));
}

function seenAtMost(k: number, met: number, seen: number): number {
  if (met <= k) return 1;
  return seen === 1 ? 0 : regularisedBeta(1 - seen, met - k, k + 1);
}

function binomial(n: number, share: number): CountLaw {
  const odds = share / (1 - share);
  return {
    ...{ low: 0, high: n, mode: share === 1 ? n : Math.min(n, Math.floor((n + 1) * share)) },
    ratio: (x) => ((n - x) / (x + 1)) * odds,
  };
}

function hypergeometric(population: number, count: number, n: number): CountLaw {
  const low = Math.max(0, n + count - population);
  const high = Math.min(n, count);
  const mode = Math.floor(((n + 1) * (count + 1)) / (population + 2));
  return {
    ...{ low, high, mode: Math.min(high, Math.max(low, mode)) },
    ratio: (x) => ((count - x) / (x + 1)) * ((n - x) / (population - count - n + x + 1)),
  };
}

function mean({ low, high, mode, ratio }: CountLaw, of: (x: number) => number): number {
  let weight = 1;
  let total = 1;
  let sum = of(mode);
  for (let x = mode; x < high; x++) {
    weight *= ratio(x);
    if (weight < LEAST_WEIGHT) break;
    total += weight;
    sum += weight * of(x + 1);
  }
  weight = 1;
  for (let x = mode; x > low; x--) {
    weight /= ratio(x - 1);
    if (weight < LEAST_WEIGHT) break;
    total += weight;
    sum += weight * of(x - 1);
  }
  return sum / total;
}
