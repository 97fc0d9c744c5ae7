import type { Contingency } from "./contingency.ts";

/** What one partition tells about the other, in nats, never negative. O(cells). */
export function mutualInformation({ n, ofA, ofB, inA, inB, counts }: Contingency): number {
  let sum = 0;
  counts.forEach((count, cell) => {
    sum += (count / n) * Math.log((n * count) / (ofA[inA[cell]] * ofB[inB[cell]]));
  });
  // Independent partitions leave rounding behind, which a ratio of two such numbers would blow up.
  return sum < Number.EPSILON ? 0 : sum;
}

/** Entropy of cluster sizes that add up to n, in nats. */
export function entropy(sizes: Float64Array, n: number): number {
  let sum = 0;
  for (const size of sizes) if (size > 0) sum -= (size / n) * Math.log(size / n);
  return Math.max(0, sum);
}

/** Exact mean of the mutual information over all pairs of partitions with these cluster sizes, in nats (hypergeometric
 *  model; Vinh, Epps and Bailey 2010, equation 24a). O(n * (clusters of the coarser partition)). */
export function expectedMutualInformation({ n, ofA, ofB }: Pick<Contingency, "n" | "ofA" | "ofB">): number {
  const logFactorial = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) logFactorial[i] = logFactorial[i - 1] + Math.log(i);
  let sum = 0;
  for (const a of ofA) {
    for (const b of ofB) {
      const sizes = logFactorial[a] + logFactorial[b] + logFactorial[n - a] + logFactorial[n - b] - logFactorial[n];
      const most = Math.min(a, b);
      for (let both = Math.max(1, a + b - n); both <= most; both++) {
        const logChance =
          sizes - logFactorial[both] - logFactorial[a - both] - logFactorial[b - both] - logFactorial[n - a - b + both];
        sum += (both / n) * Math.log((n * both) / (a * b)) * Math.exp(logChance);
      }
    }
  }
  return sum;
}
