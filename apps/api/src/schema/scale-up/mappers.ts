import type { PlanAnswer } from "@brainscan/ml/scaleup/answer";
import type { ScaleUpInput } from "@brainscan/ml/scaleup/scenario";
import type { ScaleUpFindings } from "../../deliverables/report/scale-up-section.ts";
import type { Report } from "../../deliverables/report.ts";
import type { AuditSample } from "../../scale-up/audit-sample.ts";

export type ScaleUpModel = ScaleUpFindings;
export type AuditSampleModel = AuditSample;
export type ScaleUpInputModel = ScaleUpInput;

/** The section of a stored report; null before there is one, and in reports of before it was worked out. */
export function scaleUpOf(report: object | null): ScaleUpModel | null {
  return (report as Partial<Pick<Report, "scaleUp">> | null)?.scaleUp ?? null;
}

/** The plan that the verdict speaks of. */
export function planOfVerdict({ answer: { plans, verdict } }: ScaleUpModel): PlanAnswer {
  const found = plans.find(({ id }) => id === verdict.plan);
  if (!found) throw new Error(`the answer has no plan ${verdict.plan}`);
  return found;
}
