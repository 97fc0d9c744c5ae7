import type { Report } from "../../deliverables/report.ts";
import type { PrevalenceFindings } from "../../deliverables/tell-report.ts";

export type PrevalenceModel = PrevalenceFindings;
export type PrevalenceEstimateModel = PrevalenceFindings["estimates"][number];
export type PrevalenceDifferenceModel = PrevalenceFindings["differences"][number];

/** The section of a stored report; null before there is one, and in reports of before it was estimated. */
export function prevalenceOf(report: object | null): PrevalenceModel | null {
  return (report as Pick<Report, "prevalence"> | null)?.prevalence ?? null;
}
