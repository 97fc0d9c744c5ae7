import { adjustProbabilities } from "../../prevalence/adjust-probabilities.ts";

export type PrevalenceEffectInputs = {
  /** P(cancer) of each image of the pool, calibrated at the labelled share; null or NaN for an image without one. */
  scores: ArrayLike<number | null>;
  /** Share of cancers among the labelled images. */
  labelledShare: number;
  /** Share of cancers in the pool; low and high null where it has no interval. */
  estimate: { value: number; low: number | null; high: number | null };
  /** An image is called cancer from this probability on, 0..1. */
  threshold: number;
};

export type DecisionsAtPrevalence = {
  at: "LOW" | "VALUE" | "HIGH";
  prevalence: number;
  /** Images called cancer after the adjustment. */
  nCancer: number;
  /** Images decided otherwise than before it. */
  nChanged: number;
  nToCancer: number;
  nToNormal: number;
  shareChanged: number;
  /** The threshold on the probabilities as they were that decides alike; null for a pool of one class, where every image
   *  is called alike. */
  sameAsThreshold: number | null;
};

export type PrevalenceEffect = {
  /** Images with a probability, and those of them called cancer before any adjustment. */
  n: number;
  nCancer: number;
  threshold: number;
  labelledShare: number;
  /** At the low end of the estimate's interval, its value and its high end. */
  effects: DecisionsAtPrevalence[];
  /** NO_SCORES: no image has a probability. ONE_CLASS: the labels are all alike, and no ratio of odds can be formed. */
  reason?: "NO_SCORES" | "ONE_CLASS";
};

// An image on the threshold stays there when the share does, whatever the last bit of the adjustment.
const ROUNDING = 1e-12;

/** What another share of cancers than the labelled one does to the decisions: probabilities are adjusted by Bayes to the
 *  low end, the value and the high end of the pool's estimated share, and the images counted whose decision changes.
 *  @throws RangeError for a value outside 0..1. O(n), deterministic. */
export function effectOfPrevalence({
  scores,
  labelledShare,
  estimate,
  threshold,
}: PrevalenceEffectInputs): PrevalenceEffect {
  for (const [name, value] of Object.entries({ labelledShare, threshold, ...estimate })) {
    if (value !== null && !(value >= 0 && value <= 1)) throw new RangeError(`${name} must be in 0..1, got ${value}`);
  }
  const given = Array.from(scores).filter((score) => score !== null && !Number.isNaN(score)) as number[];
  const before = given.map((score) => score >= threshold);
  const known = { n: given.length, nCancer: before.filter(Boolean).length, threshold, labelledShare };
  if (labelledShare === 0 || labelledShare === 1) return { ...known, effects: [], reason: "ONE_CLASS" };
  if (given.length === 0) return { ...known, effects: [], reason: "NO_SCORES" };
  const { low, value, high } = estimate;
  const asked = [
    { at: "LOW" as const, prevalence: low },
    { at: "VALUE" as const, prevalence: value },
    { at: "HIGH" as const, prevalence: high },
  ];
  const effects = asked.flatMap(({ at, prevalence }): DecisionsAtPrevalence[] => {
    if (prevalence === null) return [];
    const after = Array.from(
      adjustProbabilities(given, labelledShare, prevalence),
      (score) => score >= threshold - ROUNDING,
    );
    const nToCancer = after.filter((cancer, i) => cancer && !before[i]).length;
    const nToNormal = after.filter((cancer, i) => !cancer && before[i]).length;
    const nChanged = nToCancer + nToNormal;
    return [
      {
        at,
        prevalence,
        nCancer: after.filter(Boolean).length,
        nChanged,
        nToCancer,
        nToNormal,
        shareChanged: nChanged / given.length,
        sameAsThreshold: thresholdBefore(threshold, labelledShare, prevalence),
      },
    ];
  });
  return { ...known, effects };
}

/** The adjustment, undone. */
function thresholdBefore(threshold: number, labelledShare: number, prevalence: number): number | null {
  if (prevalence === 0 || prevalence === 1) return null;
  return adjustProbabilities([threshold], prevalence, labelledShare)[0];
}
