import type { PoolPrevalence } from "@brainscan/ml/guarantee/guarantee";
import type { PrevalenceFindings } from "../../../deliverables/tell-report.ts";

/** The preferred estimate of the pool's share of cancers, where it has a value and an interval. */
export function poolShare({ estimates, preferred }: PrevalenceFindings): PoolPrevalence | null {
  const chosen = estimates.find(({ estimator }) => estimator === preferred);
  if (!chosen || chosen.value === null || chosen.interval === null) return null;
  const { low, high } = chosen.interval;
  return { value: chosen.value, low: Math.min(low, chosen.value), high: Math.max(high, chosen.value) };
}
