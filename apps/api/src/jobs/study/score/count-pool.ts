import type { Queryable } from "@brainscan/db/orm";
import { countRemainderScores } from "@brainscan/db/queries/remainder";
import type { GuaranteeInputs } from "@brainscan/ml/guarantee/assess-guarantee";
import { countAtMost, countBelow } from "@brainscan/ml/guarantee/count-scores";
import { sharesOfCounts } from "@brainscan/ml/guarantee/decided-shares";
import type { Assessed, Evidence } from "../predictions/assess.ts";

/** Shares of the whole pool under every threshold that was looked at: of the sample by its scores, of the rest as they are stored. */
export async function countPool(
  db: Queryable,
  { studyId, evidence, assessed }: { studyId: string; evidence: Evidence; assessed: Assessed },
): Promise<NonNullable<GuaranteeInputs["counted"]>> {
  const both = [assessed.guarantee, assessed.beside];
  const looked = both.flatMap(({ curve, threshold }) => [...curve.map((point) => point.threshold), threshold]);
  const thresholds = [...new Set(looked.filter((each) => each !== null))].sort((a, b) => a - b);
  const beyond = new Map<number | null, Awaited<ReturnType<typeof countRemainderScores>>>();
  for (const { normals } of both)
    beyond.set(normals.normalUpTo, await countRemainderScores(db, { studyId, thresholds, upTo: normals.normalUpTo }));

  const sample = Float64Array.from(evidence.poolScores)
    .filter((score) => !Number.isNaN(score))
    .sort();
  const of = (normalUpTo: number | null) => {
    const counted = beyond.get(normalUpTo);
    if (!counted) throw new Error(`the pool was not counted up to ${normalUpTo}`);
    return counted;
  };
  const nPool = evidence.poolScores.length + of(assessed.guarantee.normals.normalUpTo).n;
  return {
    nPool,
    sharesOf(cancerFrom, normalUpTo) {
      const rest = of(normalUpTo);
      const at = cancerFrom === null ? 0 : thresholds.indexOf(cancerFrom);
      if (at < 0) throw new Error(`the pool was not counted below ${cancerFrom}`);
      return sharesOfCounts({
        ...{ nPool, scored: sample.length + rest.scored },
        belowCancerFrom: cancerFrom === null ? null : countBelow(sample, cancerFrom) + rest.below[at],
        upToNormal: normalUpTo === null ? null : countAtMost(sample, normalUpTo) + rest.upTo,
      });
    },
  };
}
