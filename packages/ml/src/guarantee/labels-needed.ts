import { auditCancersNeeded } from "./audit-evidence.ts";
import type { PoolPrevalence } from "./guarantee.ts";

export type LabelsNeeded = {
  labelsNeeded: number | null;
  labelsNeededLow: number | null;
  labelsNeededHigh: number | null;
};

/** Further labels, drawn at random from the pool, in which the cancers still missing for a certificate are met on
 *  average, if none of them is missed; by prevalence, null without one.
 *  @param audited  cancers audited so far under this contract, and those the most careful threshold misses
 *  @param delta    the contract's part */
export function labelsToCertify(
  audited: { cancers: number; misses: number },
  prevalence: PoolPrevalence | null,
  alpha: number,
  delta: number,
): LabelsNeeded {
  const cancers = Math.max(0, auditCancersNeeded(alpha, delta, audited.misses) - audited.cancers);
  const at = (share: number | undefined) => {
    if (cancers === 0) return 0;
    return share ? Math.ceil(cancers / share) : null;
  };
  return {
    labelsNeeded: at(prevalence?.value),
    labelsNeededLow: at(prevalence?.high),
    labelsNeededHigh: at(prevalence?.low),
  };
}
