import type { Interval } from "../protocol/figure.ts";
import { drawIndex } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

export type GroupBootstrapParams = {
  /** Default 2000. */
  nResamples?: number;
  /** Default 0.95. */
  level?: number;
};

// A statistic undefined in more resamples than this has no distribution worth an interval.
const UNDEFINED_SHARE_MAX = 0.1;

/** Percentile interval of a statistic by drawing whole families with replacement, so that related rows stay together
 *  (Davison and Hinkley 1997). Null when there are fewer than 2 families, or the statistic is too often undefined.
 *  @param groups     n: family of each row
 *  @param statistic  of the drawn rows (a row drawn twice comes twice); null where undefined
 *  @throws RangeError when level is outside (0, 1) */
export function groupBootstrapInterval(
  groups: ArrayLike<number>,
  statistic: (rows: number[]) => number | null,
  params: GroupBootstrapParams,
  tools: { random: Random },
): Interval | null {
  const { nResamples = 2000, level = 0.95 } = params;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const families = rowsByGroup(groups);
  if (families.length < 2) return null;
  const values: number[] = [];
  for (let resample = 0; resample < nResamples; resample++) {
    const rows: number[] = [];
    for (let i = 0; i < families.length; i++) rows.push(...families[drawIndex(tools.random, families.length)]);
    const value = statistic(rows);
    if (value !== null) values.push(value);
  }
  if (values.length < (1 - UNDEFINED_SHARE_MAX) * nResamples) return null;
  values.sort((a, b) => a - b);
  return {
    low: percentile(values, (1 - level) / 2),
    high: percentile(values, (1 + level) / 2),
    level,
    method: "group-bootstrap",
  };
}

function rowsByGroup(groups: ArrayLike<number>): number[][] {
  const families = new Map<number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const family = families.get(groups[i]);
    if (family) family.push(i);
    else families.set(groups[i], [i]);
  }
  return [...families.values()];
}

/** Linear interpolation between order statistics (numpy's default). */
function percentile(sorted: number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
