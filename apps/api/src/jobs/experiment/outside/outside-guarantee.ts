import type { OutsideGuaranteeRow } from "@brainscan/db/schema/outside-tables";
import { assessGuarantee } from "@brainscan/ml/guarantee/assess-guarantee";

/** The miss rate that a guarantee of our own would hold, and the risk of being wrong. */
const ALPHA = 0.05;
const DELTA = 0.05;

/** What these out-of-fold scores say of the miss rate: estimated, or not decidable; they can certify nothing.
 *  @param repeats  lists of n scores in 0..1, NaN where there is none */
export function outsideGuarantee(
  repeats: readonly Float64Array[],
  { labels, groups }: { labels: Int8Array; groups: Int32Array },
): OutsideGuaranteeRow {
  const found = assessGuarantee(
    { outOfFold: repeats, labels, groups, poolScores: [], poolGroups: [], audit: null, prevalence: null },
    { alpha: ALPHA, delta: DELTA },
  );
  const { status, alpha, delta, missRate, missRateUpperBound, nCancer, nRepeats } = found;
  return {
    ...{ status, alpha, delta, missRateUpperBound, nCancer, nRepeats },
    missRate: missRate?.value ?? null,
    missRateInterval: missRate?.interval ?? null,
    cancersNeeded: found.cancersNeeded,
    upperBoundWithoutMiss: found.upperBoundWithoutMiss,
  };
}
