import type { GuaranteeSection } from "../../deliverables/report/guarantee-section.ts";
import type { Report } from "../../deliverables/report.ts";

/** With its curve and what stands beside it, or one that stands beside. */
export type GuaranteeModel = GuaranteeSection | GuaranteeSection["beside"];
export type GuaranteePointModel = GuaranteeSection["curve"][number];
export type CancerAmongNormalModel = NonNullable<GuaranteeSection["cancerAmongNormal"]>;

/** The section of a stored report; null before there is one, without a classifier, and in reports of before guarantees. */
export function guaranteeOf(report: object | null): GuaranteeSection | null {
  return (report as Partial<Pick<Report, "guarantee">> | null)?.guarantee ?? null;
}
