import type { NearDuplicate } from "@brainscan/db/queries/near-duplicate-pages";
import type { PairReviewRow } from "@brainscan/db/queries/near-duplicates";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { z } from "zod";
import type { LabelShift } from "../../deliverables/audit-texts.ts";
import type { AuditsSection } from "../../deliverables/report/audits-section.ts";
import type { Report } from "../../deliverables/report.ts";

/** The section of a stored report, with what its paths and its fairness are read beside. */
export type AuditsModel = AuditsSection & { datasetId: string; labelShift: LabelShift };
/** An image by its path. */
export type AuditImageModel = { datasetId: string; path: string };
export type NearDuplicatePairModel = NearDuplicate;
export type PairReviewModel = PairReviewRow;

/** Null before there is a report, and in reports of before the audits. */
export function auditsOf({ report, datasetId }: Pick<StudyRow, "report" | "datasetId">): AuditsModel | null {
  const told = report as Pick<Report, "audits" | "prevalence"> | null;
  return told?.audits ? { ...told.audits, datasetId, labelShift: told.prevalence?.labelShift ?? null } : null;
}

/** Position of the last pair of a page. */
export const pairCursor = z.number().int();
/** Place of the last reading of a page. */
export const reviewCursor = z.number().int();
