import type { ExpectedGain } from "@brainscan/ml/audit/next-labels/expected-gain";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";

/** What further labels would bring, from the end of the curve of labels; where that shows no gain, the middle of the range
 *  that it leaves open. */
export function labelGainOf(
  expected: Pick<ExpectedGain, "gain" | "interval" | "nFurther"> | null,
): StudyQuality["labelGain"] {
  if (!expected?.interval) return null;
  const { gain, nFurther } = expected;
  const { low, high } = expected.interval;
  return { gain: gain ?? (low + high) / 2, low, high, nFurther };
}
