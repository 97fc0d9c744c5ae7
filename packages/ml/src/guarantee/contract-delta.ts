import { checkShare } from "./miss-rate-bound.ts";

const FIRST_SHARE = 0.75;

/** The part of delta that the k-th model may spend: three quarters for the first, a quarter of 1 / (k (k - 1)) for each
 *  later one. The parts add up to delta, so that however many models are certified one after another, the chance that
 *  any certificate is wrong stays at most delta (union bound). The first gets most because most teams need one; the rest
 *  falls slowly: for alpha 5 % at delta 0.05 the first model takes 73 cancers without a miss, the second 110, the tenth
 *  186, which would be 321 with parts that shrink fourfold each time.
 *  @param contract  1, 2, 3, ...: the how-manieth distinct model is audited; looking again at the same is no new one
 *  @throws RangeError when contract is not a whole number of 1 or more, or delta is outside (0, 1) */
export function contractDelta(delta: number, contract: number): number {
  checkShare("delta", delta);
  if (!Number.isInteger(contract) || contract < 1) throw new RangeError(`contract is ${contract}, not 1 or more`);
  return delta * (contract === 1 ? FIRST_SHARE : (1 - FIRST_SHARE) / (contract * (contract - 1)));
}
