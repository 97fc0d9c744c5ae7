import type { VerdictStatus } from "./answer.ts";
import type { BudgetFinding } from "./budget-finding.ts";
import type { QualityFinding } from "./quality-finding.ts";

type Money = Pick<BudgetFinding, "within" | "condition">;

/** Not feasible when nothing within reach keeps the budget or the misses are too many; else not decidable yet while the
 *  misses cannot be told; feasible when both are kept today, and otherwise if the conditions come true. */
export function verdictStatus({ within, condition }: Money, { state }: Pick<QualityFinding, "state">): VerdictStatus {
  if (state === "exceeded" || !(within || condition?.withinReach)) return "not feasible";
  if (state === "unknown") return "not decidable yet";
  return within && state === "kept" ? "feasible" : "feasible if";
}
