import type { PlanAnswer } from "@brainscan/ml/scaleup/answer";
import type { PlanId } from "@brainscan/ml/scaleup/scenario";
import { logAxis } from "./log-axis.ts";

export type CostBars = {
  bars: { plan: PlanId; band: [number, number]; median: number; probability: number }[];
  axis: { domain: [number, number]; ticks: number[] };
  /** The plan that keeps to the budget most surely, or how many times the cheapest exceeds it. */
  finding: { kind: "within"; plan: PlanId } | { kind: "over"; factor: number };
  level: number;
};

/** Total cost of the plans against the budget, on a scale of powers of ten: they differ by orders of magnitude. */
export function prepareCosts(plans: readonly PlanAnswer[], budgetEuro: number, requiredProbability: number): CostBars {
  const bars = plans.map(({ id, totalEuro, probabilityWithinBudget }) => ({
    ...{ plan: id, band: [totalEuro.low, totalEuro.high] as [number, number], median: totalEuro.value },
    probability: probabilityWithinBudget,
  }));
  const surest = bars.reduce((best, bar) => (bar.probability > best.probability ? bar : best));
  const cheapest = bars.reduce((best, bar) => (bar.median < best.median ? bar : best));
  return {
    bars,
    axis: logAxis([budgetEuro, ...bars.flatMap(({ band }) => band)]),
    finding:
      surest.probability >= requiredProbability
        ? { kind: "within", plan: surest.plan }
        : { kind: "over", factor: cheapest.median / budgetEuro },
    level: plans[0].totalEuro.level,
  };
}
