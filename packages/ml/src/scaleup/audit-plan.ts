import { checkShare, fewest } from "../guarantee/miss-rate-bound.ts";
import { drawIndex } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { foundAtMost } from "./found-at-most.ts";

type Reading = {
  /** Of the bound, inside (0, 1). */
  confidence: number;
  /** P(a reader does not see a defect that is there), in [0, 1). */
  readerMissRate: number;
  /** Images that the sample is drawn from; null: so many that it does not matter. */
  nTotal: number | null;
};

export type AuditQuestion = Reading & {
  /** Share of defects to bound, inside (0, 1). */
  maxShare: number;
  /** Defects that may be found and the bound still hold. */
  allowedFailures: number;
};

// 0.007 * 1000 is 7.000000000000001: without this slack a defect would be added by rounding.
const ROUNDING_SLACK = 1e-9;

/** The fewest images, drawn at random, that have to be read so that finding at most `allowedFailures` defects bounds their
 *  share by maxShare at that confidence: from there on so few are found at most 1 - confidence of the time where the share
 *  is maxShare or more. 0.1 % at 95 % without one found: 2,995 images (binomial); 2,994 out of 4 million, where that are
 *  4,000 defects (hypergeometric). A defect that a reader does not see was not found: readers who miss a tenth make it
 *  3,328.
 *  @returns null when even reading all nTotal of them would not do
 *  @throws RangeError when maxShare or confidence is outside (0, 1), allowedFailures no whole number of 0 or more,
 *    readerMissRate outside [0, 1) or nTotal no whole number of 1 or more
 *  O(log of the answer) distributions, each O(standard deviation of the count). */
export function planAudit({ maxShare, allowedFailures, ...reading }: AuditQuestion): number | null {
  checkShare("maxShare", maxShare);
  checkWhole("allowedFailures", allowedFailures, 0);
  checkReading(reading);
  const { confidence, readerMissRate, nTotal } = reading;
  const defects =
    nTotal === null
      ? { share: maxShare }
      : { population: nTotal, count: Math.max(1, Math.ceil(maxShare * nTotal - ROUNDING_SLACK)) };
  const bounds = (n: number) => foundAtMost(allowedFailures, n, defects, 1 - readerMissRate) <= 1 - confidence;
  if (nTotal === null) return fewest(allowedFailures + 1, bounds);
  if (nTotal <= allowedFailures || !bounds(nTotal)) return null;
  return fewest(allowedFailures + 1, (n) => n >= nTotal || bounds(n));
}

/** The same the other way round: the share of defects that is not exceeded, at that confidence, when nFound of nRead
 *  images drawn at random turned out to be some.
 *  @returns 0..1; 1 when nothing was read
 *  @throws RangeError as planAudit does, and unless 0 <= nFound <= nRead <= nTotal */
export function auditedShareBound({ nRead, nFound, ...reading }: Reading & { nRead: number; nFound: number }): number {
  checkReading(reading);
  const { confidence, readerMissRate, nTotal } = reading;
  checkWhole("nRead", nRead, 0, nTotal ?? undefined);
  checkWhole("nFound", nFound, 0, nRead);
  if (nRead === 0) return 1;
  const seen = 1 - readerMissRate;
  const possible = (defects: Parameters<typeof foundAtMost>[2]) =>
    foundAtMost(nFound, nRead, defects, seen) > 1 - confidence;
  if (nTotal !== null) {
    const excluded = fewest(nFound, (count) => count > nTotal || !possible({ population: nTotal, count }));
    return Math.min(1, (excluded - 1) / nTotal);
  }
  if (possible({ share: 1 })) return 1;
  let low = 0;
  let high = 1;
  // Halving reaches neighbouring doubles within 1100 steps even next to 0.
  for (let i = 0; i < 1100; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (possible({ share: middle })) low = middle;
    else high = middle;
  }
  return high;
}

/** A random sample as a list to read: n different positions in 0..nTotal - 1, in the order drawn, each as likely as any
 *  other. The same seed gives the same list, and a longer list begins with the shorter one.
 *  @throws RangeError unless 0 <= n <= nTotal are whole numbers and the seed is one. O(n), whatever nTotal is. */
export function drawAuditSample(nTotal: number, n: number, seed: number): number[] {
  checkWhole("nTotal", nTotal, 0);
  checkWhole("n", n, 0, nTotal);
  const random = createRandom(seed, "audit sample");
  // A shuffle of all positions of which only the first n are made: those that were swapped away are kept here.
  const moved = new Map<number, number>();
  const at = (position: number) => moved.get(position) ?? position;
  return Array.from({ length: n }, (_, i) => {
    const chosen = i + drawIndex(random, nTotal - i);
    const drawn = at(chosen);
    moved.set(chosen, at(i));
    return drawn;
  });
}

function checkReading({ confidence, readerMissRate, nTotal }: Reading): void {
  checkShare("confidence", confidence);
  if (!(readerMissRate >= 0 && readerMissRate < 1))
    throw new RangeError(`readerMissRate must be inside [0, 1), got ${readerMissRate}`);
  if (nTotal !== null) checkWhole("nTotal", nTotal, 1);
}

function checkWhole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (!(Number.isSafeInteger(value) && value >= least && value <= most))
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
