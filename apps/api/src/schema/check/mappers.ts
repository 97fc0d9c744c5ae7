import type { CheckEvidence } from "../../checks/evidence.ts";
import type { JudgedCheck } from "../../checks/tell-checks.ts";
import type { CheckInForce, ThresholdChange } from "../../checks/thresholds-in-force.ts";

export type CheckModel = { check: JudgedCheck; definition: CheckInForce };
export type CheckDefinitionModel = CheckInForce;
export type CheckThresholdChangeModel = ThresholdChange;

/** The evidence of a stored report; none before there is one, and in reports of before it was checked. */
export function evidenceOfReport(report: object | null): CheckEvidence[] {
  return (report as { checks?: CheckEvidence[] } | null)?.checks ?? [];
}
