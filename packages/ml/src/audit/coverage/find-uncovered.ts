import { checkFeatures } from "../../matrix/check-features.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { type Families, familiesOf } from "../../metrics/families.ts";
import { wilsonInterval } from "../../metrics/wilson-interval.ts";
import type { Interval } from "../../protocol/figure.ts";
import { checkLabelValues, UNLABELED } from "../../protocol/labels.ts";
import { keyOrder } from "../../protocol/order-by-key.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { distancesToLabelled } from "./distances-to-labelled.ts";
import { type UncoveredRegion, uncoveredRegions } from "./uncovered-regions.ts";

export type CoverageInputs = {
  /** n x d, on the scale on which distances shall count. */
  features: Matrix;
  /** n: 0, 1 or -1. */
  labels: ArrayLike<number>;
  /** n: family of each row. */
  groups: ArrayLike<number>;
  /** n: cluster of each row, -1 for noise. Null where there is none: one region is then told of. */
  clusters: Int32Array | null;
  /** n: settle ties, so that the order of the rows decides nothing. */
  keys: readonly string[];
  /** Share of labelled families that stay within the distance. Default 0.95. */
  share?: number;
  /** Rows shown of each region. Default 6. */
  nExamples?: number;
};

/** NO_LABELS, NO_POOL: nothing to be near to, nothing to be near. TOO_FEW_FAMILIES: fewer labelled families than the
 *  distance needs (`nFamiliesNeeded`). */
export type CoverageReason = "NO_LABELS" | "NO_POOL" | "TOO_FEW_FAMILIES";

export type Coverage = {
  /** Distance beyond which a row counts as uncovered. */
  distanceMax: number | null;
  share: number;
  /** Families behind distanceMax, and how many such a share needs. */
  nLabelledFamilies: number;
  nFamiliesNeeded: number;
  /** Rows whose family holds no label, and their families. */
  nPool: number;
  nPoolFamilies: number;
  nUncovered: number;
  nUncoveredFamilies: number;
  /** Of the families. About 1 - `share` is to be expected when the labels are a fair sample. */
  shareUncovered: number | null;
  /** Wilson's, over families, taking distanceMax as given. */
  interval: Interval | null;
  /** n: to the nearest labelled row of another family; null where there is none. */
  distances: (number | null)[];
  /** n: that row. */
  nearestLabelled: (number | null)[];
  /** n: false for rows whose family holds a label. */
  uncovered: boolean[];
  /** Most uncovered rows first. */
  regions: UncoveredRegion[];
  reason?: CoverageReason;
};

/** Which rows of the pool have no labelled row near them. "Near" is what the labelled families are to each other: the
 *  distance that 95 % of them keep to the nearest labelled row of another family, as the order statistic that a further
 *  family drawn like them stays within at least that often. A family is near or far as a whole, by its rows' mean
 *  distance; rows whose family holds a label are known through it and belong to no pool.
 *  @throws RangeError when lengths differ, an entry is not finite, a label is unknown or share is outside (0, 1); the
 *    signal's reason when aborted
 *  O(n m d) for m labelled rows, deterministic. */
export async function findUncovered(
  { features, labels, groups, clusters, keys, share = 0.95, nExamples = 6 }: CoverageInputs,
  tools: Pick<FitTools, "onProgress" | "signal"> = {},
): Promise<Coverage> {
  checkFeatures(features, 0);
  checkLabelValues(labels);
  for (const [name, { length }] of Object.entries({ labels, groups, keys, ...(clusters && { clusters }) })) {
    if (length !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, ${name} has ${length} entries`);
  }
  if (!(share > 0 && share < 1)) throw new RangeError(`share must be inside (0, 1), got ${share}`);
  const order = keyOrder(keys);
  const ordered = {
    features: takeRows(features, order),
    labels: Int32Array.from(order, (row) => labels[row]),
    groups: Int32Array.from(order, (row) => groups[row]),
  };
  const { distances, nearest } = await distancesToLabelled(ordered.features, ordered.labels, ordered.groups, tools);
  const families = familiesOf(ordered.groups);
  const { means, known } = byFamily(families, ordered.labels, distances);
  const distanceMax = reach(
    means.filter((_, family) => known[family] === 1),
    share,
  );
  const far = means.map((mean, family) => (known[family] === 0 && distanceMax !== null && mean > distanceMax ? 1 : 0));
  const pool = families.familyOf.map((family) => 1 - known[family]);
  const uncovered = families.familyOf.map((family) => far[family]);
  const nPoolFamilies = known.length - sum(known);
  const nLabelledFamilies = sum(known);
  const nUncoveredFamilies = sum(far);
  const nFamiliesNeeded = Math.ceil(share / (1 - share) - 1e-9);
  const decided = distanceMax !== null && nPoolFamilies > 0;
  const regions = decided
    ? uncoveredRegions({
        features: ordered.features,
        families,
        pool,
        uncovered,
        labelled: ordered.labels.map((label) => (label === UNLABELED ? 0 : 1)),
        clusters: clusters && Int32Array.from(order, (row) => clusters[row]),
        nExamples,
      })
    : [];
  const reason =
    nLabelledFamilies === 0
      ? "NO_LABELS"
      : distanceMax === null
        ? "TOO_FEW_FAMILIES"
        : nPoolFamilies === 0
          ? "NO_POOL"
          : null;
  return {
    distanceMax,
    share,
    nLabelledFamilies,
    nFamiliesNeeded,
    nPool: sum(pool),
    nPoolFamilies,
    nUncovered: sum(uncovered),
    nUncoveredFamilies,
    shareUncovered: decided ? nUncoveredFamilies / nPoolFamilies : null,
    interval: decided ? wilsonInterval(nUncoveredFamilies, nPoolFamilies) : null,
    distances: asGiven(order, (at) => (Number.isFinite(distances[at]) ? distances[at] : null)),
    nearestLabelled: asGiven(order, (at) => (nearest[at] < 0 ? null : order[nearest[at]])),
    uncovered: asGiven(order, (at) => uncovered[at] === 1),
    regions: regions.map((region) => ({ ...region, examples: region.examples.map((at) => order[at]) })),
    ...(reason && { reason }),
  };
}

/** Mean distance of each family's rows (of the labelled ones where it holds a label), and whether it holds one. */
function byFamily({ familyOf, nFamilies }: Families, labels: Int32Array, distances: Float64Array) {
  const known = new Int32Array(nFamilies);
  labels.forEach((label, row) => {
    if (label !== UNLABELED) known[familyOf[row]] = 1;
  });
  const sums = new Float64Array(nFamilies);
  const counts = new Float64Array(nFamilies);
  labels.forEach((label, row) => {
    if (known[familyOf[row]] === 1 && label === UNLABELED) return;
    sums[familyOf[row]] += distances[row];
    counts[familyOf[row]]++;
  });
  return { means: sums.map((total, family) => total / counts[family]), known };
}

/** The k-th smallest for k = share (m + 1), rounded up; null where there are fewer. */
function reach(distances: Float64Array, share: number): number | null {
  const k = Math.ceil(share * (distances.length + 1) - 1e-9);
  return k > distances.length ? null : distances.sort()[k - 1];
}

function sum(flags: Int32Array | Float64Array): number {
  let total = 0;
  for (const flag of flags) total += flag;
  return total;
}

function asGiven<T>(order: Int32Array, valueAt: (at: number) => T): T[] {
  const given = new Array<T>(order.length);
  order.forEach((row, at) => {
    given[row] = valueAt(at);
  });
  return given;
}
