import { unitFeatures } from "../../duplicates/feature-distance.ts";
import type { ImageMeasures } from "../../image/measures/measure-image.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { takeRows } from "../../matrix/matrix.ts";
import { otherNeighbors } from "../../neighbors/other-neighbors.ts";
import { keyOrder } from "../../protocol/order-by-key.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { sizeDistances } from "./odd-sizes.ts";
import { distanceLimit, lowLimit } from "./robust-limit.ts";

export const QUALITY_FLAGS = [
  "EMPTY",
  "DARK",
  "LOW_CONTRAST",
  "BLURRED",
  "TEXT_OVERLAY",
  "ODD_SIZE",
  "OUTLIER",
] as const;

export type QualityFlagId = (typeof QUALITY_FLAGS)[number];

/** How a threshold came about. `SET`: from the images themselves; `ABSOLUTE`: fixed beforehand; `COMMON_SIZE`: any size
 *  but the one that most images have. */
export type QualityRule = {
  /** What is compared: a measure, or `relativeSharpness` (sharpness over the squared deviation), `sizeDistance` (see
   *  sizeDistances), `neighborDistance` (of directions, to the fifth nearest embedding). */
  measure: keyof ImageMeasures | "relativeSharpness" | "sizeDistance" | "neighborDistance";
  side: "BELOW" | "ABOVE";
  basis: "SET" | "ABSOLUTE" | "COMMON_SIZE";
};

/** The images with one defect. */
export type QualityFlag = {
  id: QualityFlagId;
  /** Worst first. */
  rows: number[];
  /** What was compared, for each of the rows. */
  values: number[];
  /** Rows beyond it are flagged; null where it was not looked for: outliers without embeddings or among a few images. */
  threshold: number | null;
  rule: QualityRule;
};

export type QualityInput = {
  /** n */
  measures: readonly (ImageMeasures & { widthPx: number; heightPx: number; fileBytes: number })[];
  /** n x d: embeddings, for outliers. */
  features?: Matrix;
  /** n: names of the rows; they decide between equal values. */
  keys: readonly string[];
};

/** Frames with less structure than 2 % of their tiles, peaks below a fifth of full brightness, ranges below a sixth:
 *  fixed, so that a set bad throughout is flagged as well. Set on phantoms and on clinical slices. */
const EMPTY_SHARE = 0.98;
const PEAK_MIN = 50;
const CONTRAST_MIN = 40;
const RELATIVE_SHARPNESS_MIN = 0.006;
const OVERLAY_SHARE = 0.001;
/** Of an outlier's nearest neighbours, up to four may be its own copies. */
const NEIGHBOR = 5;

/** Images that deserve a look before anything is learnt from them. A threshold is the stricter of what is bad anywhere and
 *  what is odd in this set (four robust deviations from its median, in logarithms; for outliers three; from ten images on).
 *  Emptiness
 *  explains darkness, low contrast and blur, and darkness low contrast: the cause is flagged alone.
 *  @throws RangeError when lengths differ; the signal's reason when aborted
 *  O(n log n), with features O(n^2 d); deterministic, the same for any order of the rows. */
export async function flagQuality(
  { measures, features, keys }: QualityInput,
  { signal }: Pick<FitTools, "signal"> = {},
): Promise<QualityFlag[]> {
  const n = measures.length;
  if (keys.length !== n || (features && features.rows !== n))
    throw new RangeError(`${n} measures, ${keys.length} keys and ${features?.rows ?? "no"} rows of features`);
  if (n === 0) return [];
  const order = Array.from(keyOrder(keys));
  const valuesOf = (name: keyof ImageMeasures) => measures.map((measure) => measure[name]);
  const flag = (
    id: QualityFlagId,
    rule: QualityRule,
    values: ArrayLike<number>,
    threshold: number | null,
    among = order,
  ) => flagRows(id, rule, values, threshold, among);
  const low = (
    id: QualityFlagId,
    measure: QualityRule["measure"],
    values: readonly number[],
    floor: number,
    among: number[],
  ) => {
    const { threshold, basis } = strictestLow(
      among.map((row) => values[row]),
      floor,
    );
    return flag(id, { measure, side: "BELOW", basis }, values, threshold, among);
  };
  const without = (rows: number[], flagged: QualityFlag) => {
    const gone = new Set(flagged.rows);
    return rows.filter((row) => !gone.has(row));
  };

  const fixed = (measure: keyof ImageMeasures): QualityRule => ({ measure, side: "ABOVE", basis: "ABSOLUTE" });
  const empty = flag("EMPTY", fixed("emptyShare"), valuesOf("emptyShare"), EMPTY_SHARE);
  const filled = without(order, empty);
  const dark = low("DARK", "peak", valuesOf("peak"), PEAK_MIN, filled);
  const contrast = low("LOW_CONTRAST", "contrast", valuesOf("contrast"), CONTRAST_MIN, without(filled, dark));
  const relative = measures.map(({ sharpness, deviation }) => sharpness / Math.max(1, deviation * deviation));
  const blurred = low("BLURRED", "relativeSharpness", relative, RELATIVE_SHARPNESS_MIN, filled);
  const overlay = flag("TEXT_OVERLAY", fixed("overlay"), valuesOf("overlay"), OVERLAY_SHARE);
  const sizes = sizeDistances(measures);
  const sizeBasis = sizes.common ? "COMMON_SIZE" : "ABSOLUTE";
  const oddRule: QualityRule = { measure: "sizeDistance", side: "ABOVE", basis: sizeBasis };
  const odd = flag("ODD_SIZE", oddRule, sizes.distances, sizes.limit);
  const outliers = await findOutliers(features, order, signal);
  return [empty, dark, contrast, blurred, overlay, odd, outliers];
}

function flagRows(
  id: QualityFlagId,
  rule: QualityRule,
  values: ArrayLike<number>,
  threshold: number | null,
  among: readonly number[],
): QualityFlag {
  const sign = rule.side === "BELOW" ? 1 : -1;
  const beyond = threshold === null ? [] : among.filter((row) => sign * values[row] < sign * threshold);
  // Sorting is stable: rows of equal values stay in the order of their keys.
  const rows = beyond.sort((a, b) => sign * (values[a] - values[b]));
  return { id, rows, values: rows.map((row) => values[row]), threshold, rule };
}

function strictestLow(values: readonly number[], floor: number): { threshold: number; basis: "SET" | "ABSOLUTE" } {
  const limit = lowLimit(values);
  return limit !== null && limit > floor ? { threshold: limit, basis: "SET" } : { threshold: floor, basis: "ABSOLUTE" };
}

async function findOutliers(
  features: Matrix | undefined,
  order: readonly number[],
  signal: AbortSignal | undefined,
): Promise<QualityFlag> {
  const rule: QualityRule = { measure: "neighborDistance", side: "ABOVE", basis: "SET" };
  if (!features || features.rows <= NEIGHBOR) return flagRows("OUTLIER", rule, [], null, []);
  const { distancesSq, k } = await otherNeighbors(unitFeatures(takeRows(features, order)), NEIGHBOR, { signal });
  const distances = new Float64Array(features.rows);
  order.forEach((row, at) => {
    distances[row] = Math.sqrt(distancesSq[at * k + k - 1]);
  });
  return flagRows("OUTLIER", rule, distances, distanceLimit(Array.from(distances)), order);
}
